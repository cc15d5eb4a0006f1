import { tellStories } from './stories.ts';

tellStories('WebKit');
