import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { DesignerFailure } from './failure.ts';

const always: readonly AppMode[] = ['canAccessCanvas', 'canReadPageSettings', 'canReadVariables'];
const assets: readonly AppMode[] = ['canAccessAssets', 'canManageAssets'];

function modeAllows(ability: AppMode): boolean {
  const mode = designer.mode.value;
  if (always.includes(ability)) return true;
  if (assets.includes(ability)) return unconfirmed.modesWithAssets.includes(mode);
  return mode === 'design';
}

function roleAllows(ability: AppMode): boolean {
  const mayEdit = designer.mayEdit.value;
  if (assets.includes(ability) && !designer.mayUseAssets.value) return false;
  if (ability === 'canManageAssets') return mayEdit === 'everything' || mayEdit === 'assets';
  if (ability === 'canModifyImageElement') return mayEdit === 'everything' || mayEdit === 'elements';
  return true;
}

/** Whether the person may do this in the mode the Designer is in. Source: Designer API, app modes. */
export function allows(ability: AppMode): boolean {
  return modeAllows(ability) && roleAllows(ability);
}

/** Every ability and whether it is there. */
export function abilities(): { [Name in AppMode]: boolean } {
  return {
    canAccessCanvas: allows('canAccessCanvas'),
    canManageAssets: allows('canManageAssets'),
    canAccessAssets: allows('canAccessAssets'),
    canDesign: allows('canDesign'),
    canInsertComponentInstance: allows('canInsertComponentInstance'),
    canEdit: allows('canEdit'),
    canCreateComponents: allows('canCreateComponents'),
    canModifyComponents: allows('canModifyComponents'),
    canCreateStyles: allows('canCreateStyles'),
    canModifyStyles: allows('canModifyStyles'),
    canCreatePage: allows('canCreatePage'),
    canReadPageSettings: allows('canReadPageSettings'),
    canManagePageSettings: allows('canManagePageSettings'),
    canReadVariables: allows('canReadVariables'),
    canModifyVariables: allows('canModifyVariables'),
    canModifyImageElement: allows('canModifyImageElement'),
    canWriteCodeSettings: allows('canWriteCodeSettings'),
  };
}

/** Throws `ModeForbidden` where the mode does not allow it and `Forbidden` where the person's role does not. */
export function demand(ability: AppMode): void {
  if (!modeAllows(ability)) {
    throw new DesignerFailure('ModeForbidden', `${ability} is not available in ${designer.mode.value} mode`);
  }
  if (!allows(ability)) throw new DesignerFailure('Forbidden', `The user is not allowed: ${ability}`);
}
