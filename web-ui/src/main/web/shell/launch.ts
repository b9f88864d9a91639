import { signIn } from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { start } from '../state/live.ts';
import { dispatch } from '../state/store.ts';
import { replacePath } from './router.ts';

/** Exchanges the code of a launch link for a session, if the page was opened by one, and fills the page. */
export async function launch(): Promise<void> {
  if (location.pathname === '/launch') {
    const code = location.hash.slice(1);
    replacePath('/');
    try {
      await signIn(code);
    } catch (error) {
      dispatch({ type: 'signed-out' });
      dispatch({ type: 'unreachable', problem: wordsOf(error) });
      return;
    }
  }
  await start();
}
