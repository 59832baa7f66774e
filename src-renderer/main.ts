/** Entry: the window. */
import { mount } from 'svelte';
import App from './App.svelte';
import './fonts.css';
import './theme.css';
import './base.css';
import { applyTheme } from './frame/theme.svelte';

applyTheme();
mount(App, { target: document.getElementById('isthmus')! });
