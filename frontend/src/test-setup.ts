import { configure } from '@testing-library/dom';

configure({ asyncUtilTimeout: 60_000 });
