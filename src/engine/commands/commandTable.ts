import { addComment } from './addComment.ts';
import { addEndpoint } from './addEndpoint.ts';
import { addNetwork } from './addNetwork.ts';
import { addRule } from './addRule.ts';
import { addSecurityGroup } from './addSecurityGroup.ts';
import { addSubnet } from './addSubnet.ts';
import { addTier } from './addTier.ts';
import { addVpcBlock } from './addVpcBlock.ts';
import { addWorkload } from './addWorkload.ts';
import { addZone } from './addZone.ts';
import { allowFlow } from './allowFlow.ts';
import { confirmAssumption } from './confirmAssumption.ts';
import { editComment } from './editComment.ts';
import { forgetLoadedPrices } from './forgetLoadedPrices.ts';
import { holdRange } from './holdRange.ts';
import { joinSubnets } from './joinSubnets.ts';
import { loadPrices } from './loadPrices.ts';
import { moveSubnet } from './moveSubnet.ts';
import { moveTier } from './moveTier.ts';
import { moveZone } from './moveZone.ts';
import { placeBox } from './placeBox.ts';
import { putDesign } from './putDesign.ts';
import { putNetworkAcl } from './putNetworkAcl.ts';
import { putRouteTable } from './putRouteTable.ts';
import { recordDecision } from './recordDecision.ts';
import { recordDeployment } from './recordDeployment.ts';
import { releaseRange } from './releaseRange.ts';
import { removeComment } from './removeComment.ts';
import { removeDataFlow } from './removeDataFlow.ts';
import { removeDecision } from './removeDecision.ts';
import { removeEndpoint } from './removeEndpoint.ts';
import { removeFlow } from './removeFlow.ts';
import { removeIntent } from './removeIntent.ts';
import { removeNetwork } from './removeNetwork.ts';
import { removeNetworkAcl } from './removeNetworkAcl.ts';
import { removeRouteTable } from './removeRouteTable.ts';
import { removeRule } from './removeRule.ts';
import { removeSecurityGroup } from './removeSecurityGroup.ts';
import { removeSignOff } from './removeSignOff.ts';
import { removeSubnet } from './removeSubnet.ts';
import { removeTier } from './removeTier.ts';
import { removeVpcBlock } from './removeVpcBlock.ts';
import { removeWorkload } from './removeWorkload.ts';
import { removeZone } from './removeZone.ts';
import { renameDesign } from './renameDesign.ts';
import { renameTag } from './renameTag.ts';
import { reopenComment } from './reopenComment.ts';
import { repack } from './repack.ts';
import { replyToComment } from './replyToComment.ts';
import { resizeSubnet } from './resizeSubnet.ts';
import { resolveComment } from './resolveComment.ts';
import { restoreFinding } from './restoreFinding.ts';
import { setAsideFinding } from './setAsideFinding.ts';
import { setDiscount } from './setDiscount.ts';
import { reverseFlow } from './reverseFlow.ts';
import { setDataFlow } from './setDataFlow.ts';
import { setDataTransfer } from './setDataTransfer.ts';
import { setEndpoint } from './setEndpoint.ts';
import { setFlow } from './setFlow.ts';
import { setHeldRange } from './setHeldRange.ts';
import { setIntent } from './setIntent.ts';
import { setNat } from './setNat.ts';
import { setNetwork } from './setNetwork.ts';
import { setNotes } from './setNotes.ts';
import { setRegion } from './setRegion.ts';
import { setRequirements } from './setRequirements.ts';
import { setRule } from './setRule.ts';
import { setSecurityGroup } from './setSecurityGroup.ts';
import { setSubnet } from './setSubnet.ts';
import { setSubnetIpv6 } from './setSubnetIpv6.ts';
import { setSubnetCidr } from './setSubnetCidr.ts';
import { setTag } from './setTag.ts';
import { setTierIpv6 } from './setTierIpv6.ts';
import { setTier } from './setTier.ts';
import { setTransitGateway } from './setTransitGateway.ts';
import { setVpc } from './setVpc.ts';
import { setVpcIpv6 } from './setVpcIpv6.ts';
import { setVpcBlock } from './setVpcBlock.ts';
import { setWorkload } from './setWorkload.ts';
import { setZone } from './setZone.ts';
import { signOff } from './signOff.ts';
import { splitSubnet } from './splitSubnet.ts';
import { assignTask } from './assignTask.ts';
import { startTask } from './startTask.ts';
import { endTask } from './endTask.ts';
import { openTask } from './openTask.ts';
import { setTask } from './setTask.ts';
import { setTracker } from './setTracker.ts';
import { lockPlan } from './lockPlan.ts';
import { unlockPlan } from './unlockPlan.ts';
import { tickCriterion } from './tickCriterion.ts';

/**
 * Every kind of edit but the batch of them, by its type. A new command is a file beside this one and a line here.
 */
export const commandTable = {
  renameDesign,
  setNotes,
  setRegion,
  setRequirements,
  setTag,
  renameTag,
  setVpc,
  setVpcIpv6,
  setTransitGateway,
  addVpcBlock,
  removeVpcBlock,
  setVpcBlock,
  holdRange,
  setHeldRange,
  releaseRange,
  addZone,
  removeZone,
  setZone,
  moveZone,
  addTier,
  removeTier,
  setTier,
  moveTier,
  addSubnet,
  removeSubnet,
  moveSubnet,
  resizeSubnet,
  setSubnetCidr,
  splitSubnet,
  joinSubnets,
  setSubnet,
  setSubnetIpv6,
  setTierIpv6,
  repack,
  setNat,
  setDiscount,
  loadPrices,
  forgetLoadedPrices,
  addEndpoint,
  setEndpoint,
  removeEndpoint,
  addNetwork,
  setNetwork,
  removeNetwork,
  setDataFlow,
  removeDataFlow,
  setDataTransfer,
  addWorkload,
  setWorkload,
  removeWorkload,
  addSecurityGroup,
  setSecurityGroup,
  removeSecurityGroup,
  addRule,
  setRule,
  removeRule,
  allowFlow,
  setFlow,
  removeFlow,
  reverseFlow,
  putRouteTable,
  removeRouteTable,
  putNetworkAcl,
  removeNetworkAcl,
  setIntent,
  removeIntent,
  confirmAssumption,
  setAsideFinding,
  restoreFinding,
  recordDecision,
  removeDecision,
  signOff,
  removeSignOff,
  addComment,
  replyToComment,
  editComment,
  resolveComment,
  reopenComment,
  removeComment,
  putDesign,
  recordDeployment,
  placeBox,
  assignTask,
  startTask,
  endTask,
  openTask,
  setTask,
  setTracker,
  lockPlan,
  unlockPlan,
  tickCriterion,
};
