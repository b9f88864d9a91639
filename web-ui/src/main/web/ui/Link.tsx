import type { JSX } from 'preact';
import { navigate } from '../shell/router.ts';

type Props = JSX.IntrinsicElements['a'] & { href: string };

/** A link within the page: no reload, but everything else that a link can do. */
export function Link({ href, ...rest }: Props) {
  const follow = (e: MouseEvent) => {
    if (e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey) {
      e.preventDefault();
      navigate(href);
    }
  };
  return <a {...rest} href={href} onClick={follow} />;
}
