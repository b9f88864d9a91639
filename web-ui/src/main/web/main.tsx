import { render } from 'preact';
import { startDraft } from './composer/draftSync.ts';
import { App } from './shell/App.tsx';
import { launch } from './shell/launch.ts';
import { applyTheme } from './shell/theme.ts';
import './styles/index.css';

const root = document.getElementById('app');
if (root !== null) {
  applyTheme();
  startDraft();
  render(<App />, root);
  void launch();
}
