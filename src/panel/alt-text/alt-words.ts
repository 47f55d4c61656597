// English, German, French and Spanish. Lower case, and parts of a regular expression.

/** What a screen reader says by itself: that it is an image. Source: W3C, Images tutorial, tips; WebAIM. */
export const mediums = {
  en: 'image|photo|photograph|picture|pic|graphic',
  de: 'bild|foto|fotografie|grafik|abbildung',
  fr: 'photographie',
  es: 'imagen|fotografía',
};

/** What joins a medium to what it shows: "photo of", "Bild einer". */
export const joints = {
  en: 'of|showing',
  de: 'von|vom|der|des|eines|einer',
  fr: "de|du|des|d[’']\\S+|montrant",
  es: 'del',
};

/** What may stand before a medium. */
export const articles = { en: 'an?|the', de: 'das|die|eine?', fr: "une?|la|l[’']", es: 'una' };

/** What says nothing when it stands alone; "logo" does say something. Source: WCAG 2.2, failure F30. */
export const placeholders = {
  en: 'img|alt|alt text|spacer|blank|empty|untitled|unnamed|placeholder|thumbnail|icon|banner|null|undefined|n/a|todo',
  de: 'platzhalter|unbenannt|ohne titel|alternativtext',
  fr: 'sans titre|texte alternatif|vignette',
  es: 'sin título|texto alternativo|marcador de posición',
};

/** What cameras, phones and design tools call a file before its number. */
export const defaults =
  'img|dsc[fn]?|dcim|pxl|mvi|gopr|dji|screen ?shot|bildschirmfoto|capture d.écran|captura de pantalla|whatsapp image|frame|group|rectangle|artboard|layer|mask group|download';
