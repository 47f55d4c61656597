/**
 * The weights of SSIMULACRA 2.1's norms, fitted by its author to people's judgements of pictures (CID22, TID2013, KADID-10k,
 * KonFiG-IQA). Their order: components X, Y, B; in each the scales 1:1 to 1:32; in each the mean, then the fourth root of the
 * mean fourth power; in each the structural error, edges that are new, and edges that are lost.
 *
 * Source of these numbers and of those in `scoreOf`: SSIMULACRA 2, April 2023.
 * Copyright (c) Jon Sneyers, Cloudinary. All rights reserved. Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met: 1. Redistributions of source code must retain the
 * above copyright notice, this list of conditions and the following disclaimer. 2. Redistributions in binary form must reproduce
 * the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials
 * provided with the distribution. 3. Neither the name of the copyright holder nor the names of its contributors may be used to
 * endorse or promote products derived from this software without specific prior written permission.
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT
 * NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL
 * THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
 * (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE
 * OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
export const weights: readonly number[] = [
  ...[0, 0.0007376606707406586, 0, 0, 0.0007793481682867309, 0],
  ...[0, 0.0004371155730107379, 0, 1.1041726426657346, 0.00066284834129271, 0.00015231632783718752],
  ...[0, 0.0016406437456599754, 0, 1.8422455520539298, 11.441172603757666, 0],
  ...[0.0007989109436015163, 0.000176816438078653, 0, 1.8787594979546387, 10.94906990605142, 0],
  ...[
    0.0007289346991508072, 0.9677937080626833, 0, 0.00014003424285435884, 0.9981766977854967,
    0.00031949755934435053,
  ],
  ...[0.0004550992113792063, 0, 0, 0.0013648766163243398, 0, 0],
  ...[0, 0, 0, 7.466890328078848, 0, 17.445833984131262],
  ...[0.0006235601634041466, 0, 0, 6.683678146179332, 0.00037724407979611296, 1.027889937768264],
  ...[225.20515300849274, 0, 0, 19.213238186143016, 0.0011401524586618361, 0.001237755635509985],
  ...[176.39317598450694, 0, 0, 24.43300999870476, 0.28520802612117757, 0.0004485436923833408],
  ...[0, 0, 0, 34.77906344483772, 44.835625328877896, 0],
  ...[0, 0, 0, 0, 0, 0],
  ...[0, 0.0008680556573291698, 0, 0, 0, 0],
  ...[0, 0.0005313191874358747, 0, 0.00016533814161379112, 0, 0],
  ...[0, 0, 0, 0.0004179171803251336, 0.0017290828234722833, 0],
  ...[0.0020827005846636437, 0, 0, 8.826982764996862, 23.19243343998926, 0],
  ...[
    95.1080498811086, 0.9863978034400682, 0.9834382792465353, 0.0012286405048278493, 171.2667255897307,
    0.9807858872435379,
  ],
  ...[0, 0, 0, 0.0005130064588990679, 0, 0.00010854057858411537],
];

/** Of one component at one scale: three errors, each with two norms. */
export const normsOfComponent = 6;
export const scales = 6;

/** Norms with smaller weights than this can't change a score by 0.02. */
const least = 0.002;

const weighed = Array.from({ length: weights.length / normsOfComponent }, (_, at) =>
  weights.slice(at * normsOfComponent, (at + 1) * normsOfComponent).some((weight) => weight >= least),
);

/**
 * Whether the errors of a component at a scale change a score, where an image has so many scales: small ones have fewer, and the weights
 * follow each other without a gap, as in their source. At 1:1 of a large image the two components of colour change none.
 */
export function isWeighed(component: number, scale: number, many: number): boolean {
  return weighed[component * many + scale] ?? false;
}
