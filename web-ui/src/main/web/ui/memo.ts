import { Component, type ComponentChild, createElement, type FunctionComponent } from 'preact';

type Same<P> = (before: Readonly<P>, after: Readonly<P>) => boolean;

function sameValues<P extends object>(before: Readonly<P>, after: Readonly<P>): boolean {
  return (Object.keys(after) as (keyof P)[]).every((name) => before[name] === after[name]);
}

/**
 * A component that is drawn again only when its properties are others. (Keeping drawn elements with useMemo instead
 * would keep every former list of them alive.)
 */
export function memo<P extends object>(draw: FunctionComponent<P>, same: Same<P> = sameValues) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !same(this.props, next);
    }

    override render(props: P): ComponentChild {
      return createElement(draw, props);
    }
  };
}
