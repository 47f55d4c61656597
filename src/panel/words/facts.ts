export const untitled = 'Untitled image';
export const unknown = 'Not known';
export const vector = 'Vector';
export const processing = 'Processing';

export const preview = 'Preview';
export const noPreview = 'No preview';
export const previewFailed = 'Preview didn’t load';
