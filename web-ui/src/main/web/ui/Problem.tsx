import { Icon } from './Icon.tsx';

/** What went wrong and what to do about it. Always in the page, so that it is read out when it gets words. */
export function Problem({ text }: { text: string | undefined }) {
  return (
    <div role="alert" class={text === undefined ? undefined : 'problem'}>
      {text !== undefined && (
        <>
          <Icon name="warn" size={18} />
          <span>{text}</span>
        </>
      )}
    </div>
  );
}
