/** How a name that programs use is shown: as-trained, As trained. */
export const humanised = (name: string): string => {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
