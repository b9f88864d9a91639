import type { ConversationView, ReactionView, ReplyView, SpeakerView } from 'kith-api';
import { counted, listed, shortened } from './names.ts';

/** Who somebody is: a name that only the post's author vouches for says so. */
export function speaker({ name, contactOf, own }: SpeakerView): string {
  if (own) {
    return 'You';
  }
  return contactOf === undefined ? name : `${name} (${contactOf}’s contact)`;
}

/** The names of all who chose an emoji. */
export function chosenBy(reaction: ReactionView): string {
  return listed(reaction.people.map(speaker));
}

/** What a chip says to those who do not see it. */
export function chipName(reaction: ReactionView): string {
  return `${reaction.emoji}: ${chosenBy(reaction)}`;
}

/** Who reads what is written under a post: “Ann, Bo +3”. */
export function seenBy({ seenBy: known, others }: Pick<ConversationView, 'seenBy' | 'others'>): string {
  const names = known.map((p) => p.name);
  if (others === undefined) {
    return `${shortened(names)} and whoever else it was shared with`;
  }
  const shown = names.slice(0, 2);
  const more = names.length - shown.length + others;
  return more > 0 ? `${shown.join(', ')} +${more}` : shown.join(', ');
}

/** All of those, as far as they are known. */
export function seenByAll({ seenBy: known, others }: Pick<ConversationView, 'seenBy' | 'others'>): string {
  const names = known.map(speaker);
  const more = others === undefined ? ['whoever else it was shared with'] : others > 0 ? [`${counted(others, 'other')} whom you do not know of`] : [];
  return listed([...names, ...more]);
}

/** How many read it; undefined where the author did not say. */
export function readers({ seenBy: known, others }: Pick<ConversationView, 'seenBy' | 'others'>): number | undefined {
  return others === undefined ? undefined : known.length + others;
}

/** A reply with what answers it; without the reply where that is not here. */
export interface Strand {
  id: string;
  first: ReplyView | undefined;
  answers: ReplyView[];
}

/** The replies as threads, in the order of their first ones. */
export function strands(replies: readonly ReplyView[]): Strand[] {
  const all = new Map<string, Strand>();
  for (const reply of replies) {
    const id = reply.parent ?? reply.id;
    const strand = all.get(id) ?? { id, first: undefined, answers: [] };
    all.set(id, strand);
    if (reply.parent === undefined) {
      strand.first = reply;
    } else {
      strand.answers.push(reply);
    }
  }
  return [...all.values()];
}

/** How far a reply has come, where that is worth a word. */
export function replyState(reply: ReplyView, host: string): string | undefined {
  if (reply.state === 'WAITING') {
    return `waits for ${host}`;
  }
  if (reply.state === 'WITH_AUTHOR') {
    return `with ${host}, not passed on yet`;
  }
  return reply.onDisks < reply.passedTo ? `on ${reply.onDisks} of ${reply.passedTo} disks` : undefined;
}

/** The one emoji that a text is, if it is one. */
export function oneEmoji(text: string): string | undefined {
  const trimmed = text.trim();
  const graphemes = [...new Intl.Segmenter().segment(trimmed)].length;
  return graphemes === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(trimmed) ? trimmed : undefined;
}
