import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { DesignerError } from './designer-error.ts';

const always: readonly AppMode[] = ['canAccessCanvas', 'canReadPageSettings', 'canReadVariables'];
const assets: readonly AppMode[] = ['canAccessAssets', 'canManageAssets'];

function modeAllows(permission: AppMode): boolean {
  const mode = designer.mode.value;
  if (always.includes(permission)) return true;
  if (assets.includes(permission)) return unconfirmed.modesWithAssets.includes(mode);
  return mode === 'design';
}

function roleAllows(permission: AppMode): boolean {
  const editPermission = designer.editPermission.value;
  if (assets.includes(permission) && !designer.canUseAssets.value) return false;
  if (permission === 'canManageAssets') return editPermission === 'everything' || editPermission === 'assets';
  if (permission === 'canModifyImageElement')
    return editPermission === 'everything' || editPermission === 'elements';
  return true;
}

/** Whether the user's role and the current mode allow this. Source: Designer API, app modes. */
export function isAllowed(permission: AppMode): boolean {
  return modeAllows(permission) && roleAllows(permission);
}

/** The permission for each app mode, as `canForAppMode` returns it. */
export function permissions(): { [Name in AppMode]: boolean } {
  return {
    canAccessCanvas: isAllowed('canAccessCanvas'),
    canManageAssets: isAllowed('canManageAssets'),
    canAccessAssets: isAllowed('canAccessAssets'),
    canDesign: isAllowed('canDesign'),
    canInsertComponentInstance: isAllowed('canInsertComponentInstance'),
    canEdit: isAllowed('canEdit'),
    canCreateComponents: isAllowed('canCreateComponents'),
    canModifyComponents: isAllowed('canModifyComponents'),
    canCreateStyles: isAllowed('canCreateStyles'),
    canModifyStyles: isAllowed('canModifyStyles'),
    canCreatePage: isAllowed('canCreatePage'),
    canReadPageSettings: isAllowed('canReadPageSettings'),
    canManagePageSettings: isAllowed('canManagePageSettings'),
    canReadVariables: isAllowed('canReadVariables'),
    canModifyVariables: isAllowed('canModifyVariables'),
    canModifyImageElement: isAllowed('canModifyImageElement'),
    canWriteCodeSettings: isAllowed('canWriteCodeSettings'),
  };
}

/** Throws `ModeForbidden` if the mode does not allow it, and `Forbidden` if the user's role does not. */
export function requirePermission(permission: AppMode): void {
  if (!modeAllows(permission)) {
    throw new DesignerError('ModeForbidden', `${permission} is not available in ${designer.mode.value} mode`);
  }
  if (!isAllowed(permission)) throw new DesignerError('Forbidden', `The user is not allowed: ${permission}`);
}
