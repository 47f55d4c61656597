import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { DesignerError } from './designer-error.ts';

const always: readonly AppMode[] = ['canAccessCanvas', 'canReadPageSettings', 'canReadVariables'];
const assets: readonly AppMode[] = ['canAccessAssets', 'canManageAssets'];

function modeAllows(ability: AppMode): boolean {
  const mode = designer.mode.value;
  if (always.includes(ability)) return true;
  if (assets.includes(ability)) return unconfirmed.modesWithAssets.includes(mode);
  return mode === 'design';
}

function roleAllows(ability: AppMode): boolean {
  const mayEdit = designer.editPermission.value;
  if (assets.includes(ability) && !designer.canUseAssets.value) return false;
  if (ability === 'canManageAssets') return mayEdit === 'everything' || mayEdit === 'assets';
  if (ability === 'canModifyImageElement') return mayEdit === 'everything' || mayEdit === 'elements';
  return true;
}

/** Whether the user's role and the current mode allow this. Source: Designer API, app modes. */
export function isAllowed(ability: AppMode): boolean {
  return modeAllows(ability) && roleAllows(ability);
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
export function requirePermission(ability: AppMode): void {
  if (!modeAllows(ability)) {
    throw new DesignerError('ModeForbidden', `${ability} is not available in ${designer.mode.value} mode`);
  }
  if (!isAllowed(ability)) throw new DesignerError('Forbidden', `The user is not allowed: ${ability}`);
}
