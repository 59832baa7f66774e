/** Entry: answers one question that needs an engine, then leaves. */
import { replyToParent } from './questions/reply';

replyToParent(process.argv.slice(2));
