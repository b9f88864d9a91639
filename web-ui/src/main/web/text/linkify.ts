/** A run of a person's text; with href where it is a web address. */
export interface Run {
  text: string;
  href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”]+/gi;
const TRAILING = /[.,;:!?'’”»…]+$/;
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Splits text into plain runs and http(s) links. Everything stays text: nothing here is markup. */
export function linkify(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const shown = trimmed(match[0]);
    const href = hrefOf(shown);
    if (href === null) {
      continue;
    }
    if (match.index > end) {
      runs.push({ text: text.slice(end, match.index) });
    }
    runs.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) {
    runs.push({ text: text.slice(end) });
  }
  return runs;
}

/** Leaves out punctuation that ends a sentence, and a closing bracket that was opened before the address. */
function trimmed(address: string): string {
  let rest = address;
  for (;;) {
    const last = rest.at(-1) ?? '';
    const open = PAIRS[last];
    if (open !== undefined && count(rest, last) > count(rest, open)) {
      rest = rest.slice(0, -1);
    } else if (TRAILING.test(rest)) {
      rest = rest.replace(TRAILING, '');
    } else {
      return rest;
    }
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function hrefOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
