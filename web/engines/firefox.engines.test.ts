import { tellStories } from './stories.ts';

tellStories('Firefox');
