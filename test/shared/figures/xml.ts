/** The elements of a document, outermost first. Throws where it is not well-formed XML (without entities of its own, which drawings do not use). */
export function parseXml(document: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  const token = /<\/([A-Za-z][\w-]*)>|<([A-Za-z][\w-]*)((?: [A-Za-z][\w:-]*="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let found = token.exec(document); found; found = token.exec(document)) {
    end = token.lastIndex;
    const [, closing, opening, attributes, isEmpty, text] = found;
    checkEntities(text ?? attributes ?? '');
    if (closing !== undefined && open.pop() !== closing) throw new Error(`closed without being open: ${closing}`);
    if (text !== undefined && text.trim() !== '' && open.length === 0) throw new Error(`text outside the document: ${text}`);
    if (opening === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value] as const);
    if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`attribute given twice: ${found[0]}`);
    elements.push({ name: opening, attributes: Object.fromEntries(pairs) });
    if (isEmpty === '') open.push(opening);
  }
  if (end < document.length || open.length > 0) throw new Error(`not well-formed at character ${end}: ${document.slice(end, end + 60)}`);
  return elements;
}

function checkEntities(text: string): void {
  const bare = /&(?!(?:amp|lt|gt|quot);)/.exec(text);
  if (bare) throw new Error(`bare ampersand: ${text.slice(bare.index, bare.index + 20)}`);
}
