export const heading = 'File';
export const originalName = 'Original name';
export const type = 'Type';
export const created = 'Created';
export const updated = 'Updated';
export const assetId = 'Asset ID';
export const url = 'URL';
