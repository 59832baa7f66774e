import { mount } from 'svelte';
import '../../../src-renderer/base.css';
import '../../../src-renderer/fonts.css';
import '../../../src-renderer/theme.css';
import Page from './Page.svelte';

const asked = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light';
mount(Page, { target: document.body, props: { asked } });
