import { describe, expect, test } from 'vitest';
import { altRules } from '#panel/alt-text/alt-rules.ts';
import altWords from '#panel/alt-text/alt-words.json' with { type: 'json' };

const altRemarks = altRules(altWords);

const faultsOf = (text: string) =>
  altRemarks({ state: 'image', text, files: [] })
    .filter(({ level }) => level === 'fault')
    .map(({ rule }) => rule);

/** Names as the devices, systems and apps write them. Sources: see `default-names.ts` and `file-names.ts`. */
const fileNames = {
  'macOS, English': [
    'Screenshot 2026-02-03 at 9.04.17\u202fPM',
    'Screen Shot 2026-02-03 at 9.04.17 PM',
    'Screen Shot 2026-02-03 at 9.04.17 AM',
    'Screenshot 2026-02-03 at 21.04.17',
    'Screenshot 2026-02-03 at 21.04.17 (2)',
    'Screen Recording 2024-05-01 at 10.22.33',
    'Photo on 2025-11-24 at 22 32 #2',
    'Photo on 01-05-24 at 10.22\u202fPM',
  ],
  'macOS, German': [
    'Bildschirmfoto 2024-05-01 um 10.22.33',
    'Foto am 12.03.21 um 14.05',
    'Bildschirmfoto 2024-05-01',
  ],
  'macOS, French': ['Capture d’écran 2024-05-01 à 10.22.33', 'Capture d’écran 2023-11-27 à 21 55 26'],
  'macOS, Spanish': [
    'Captura de pantalla 2025-04-25 a las 10 07 50',
    'Captura de Pantalla 2023-04-02 a la(s) 16.51.48',
    'Captura de pantalla 2026-08-31 a la(s) 1.05.47\u202fp.m.',
  ],
  'macOS, other languages': ['Schermafbeelding 2024-05-01 om 10.22.33'],
  Windows: [
    'Screenshot 2024-05-01 102233',
    'Screenshot (12)',
    "Capture d'écran 2024-07-24 124547",
    'Capture d’écran (12)',
    'Captura de pantalla 2025-03-31 203445',
    'Captura de pantalla (14)',
    'Ekran görüntüsü 2024-08-25 221810',
  ],
  'GNOME and KDE': [
    'Screenshot from 2024-05-01 10-22-33',
    'Bildschirmfoto vom 2024-05-01 10-22-33',
    'Bildschirmfoto_2018-12-20_17-55-03',
    'Capture d’écran du 2025-06-24 11-53-23',
    'Captura desde 2025-01-29 17-47-13',
    'Captura de pantalla de 2021-10-28 16-12-14',
  ],
  Android: [
    'Screenshot_20240501-102233',
    'Screenshot_20240501_102233_Chrome',
    'Screenshot_20240501_102233_Samsung Internet',
    'Screenshot_2024-05-01-10-22-33-123_com.android.chrome',
    'IMG_20240501_102233',
    'IMG_20240501_102233_HDR',
    'IMG20240501102233',
    'PXL_20240501_102233123.MP',
    'PXL_20240501_102233123.PORTRAIT',
    'MVIMG_20240501_102233',
    '20240501_102233',
    '20240501_102233(0)',
  ],
  iPhone: [
    'IMG_1234',
    'IMG 2034',
    'img_1234',
    'IMG_E1234',
    'IMG_0001 (1)',
    'IMG_1234-1024x683',
    'Image from iOS (3)',
  ],
  messengers: [
    'IMG-20260203-WA0007',
    'WhatsApp Image 2023-12-17 at 5.00.28\u202fAM (1)',
    'WhatsApp Image 2023-12-17 at 21 21 45_41fd26af',
    'WhatsApp Bild 2025-04-09 um 15.16.25_37731e9d',
    'Imagen de WhatsApp 2025-10-29 a las 22.26.55_ee71a5b7',
    'Image WhatsApp 2024-05-01 à 10.22.33',
    'signal-2024-03-15-143022',
    'signal-2024-05-01-10-22-33-123',
    'photo_2023-08-16_11-57-15',
    'photo_2024-05-01_10-22-33 (2)',
    'FB_IMG_1714558953123',
    'received_1714558953123',
    'Snapchat-1234567890',
  ],
  cameras: [
    ...[
      'DSC_0001',
      'DSC01234',
      '_DSC1234',
      'DSCF1234',
      'DSCN1234',
      'DSC_0123 copy',
      'DSC00123-Edit',
      '_MG_1234',
    ],
    ...['P1010123', 'L1001234', 'CIMG1234', 'IMGP1234', 'SAM_0123', 'HPIM1234', '100_1234', 'MVI_1234'],
    ...['GOPR0123', 'GX010123', 'GH010123', 'DJI_0123', 'DJI_20240501102233_0001_D'],
  ],
  'image generators': [
    'ChatGPT Image Apr 5, 2025 at 05_11_23 PM',
    'ChatGPT Image Jan 27, 2026, 09_06_09 PM',
    'ChatGPT Image 12. Okt. 2025, 03_27_14',
    'DALL·E 2024-05-01 10.22.33 - A cat on a roof',
  ],
  'stock sites': [
    'john-doe-AbC123dEf45-unsplash',
    'pexels-john-doe-123456',
    'pexels-photo-123456',
    'mountain-1234567_1280',
    'young-woman-smiling_23-2148123456',
    'AdobeStock_123456789',
    'AdobeStock 123456789 Preview',
    'shutterstock_123456789',
    'iStock-123456789',
    'GettyImages-123456789',
  ],
  'design tools': [
    ...[
      'Frame 427321',
      'Group 12',
      'Mask group',
      'Rectangle 5',
      'Property 1=Default',
      'Artboard 1@2x',
      'Asset 12@2x',
    ],
    ...['Ebene 1', 'Zeichenfläche 1 Kopie 2', 'Calque 2', 'Plan de travail 1', 'Capa 3', 'Mesa de trabajo 1'],
    ...[
      'Untitled-1',
      'Untitled design (1)',
      'Unbenannt-1',
      'Ohne Titel 2',
      'Sans titre-2 copie',
      'Sin título-1',
    ],
    ...['download (3)', 'unnamed (1)', 'image001', 'image0'],
  ],
  people: [
    ...[
      'golden-gate-bridge',
      'hero-bg-final-2',
      'hero_banner_final',
      'Header-Image-03',
      'team-photo-2023',
      'lake-03',
    ],
    ...['northwind-logo', 'icon-facebook', 'Ridge%20trail', 'hero@2x', 'logo-white@2x'],
  ],
  'hosts and build tools': [
    '63e5889e7fe4eafa7384cea4_Ridge trail',
    '63e5889e7fe4eafa7384cea4_0b9d1c5e7f0a4a339a571f1b1c0d2e3f_63e5889e7fe4eafa7384cea5_Soft wave-p-130x130q80',
    'Soft wave-p-500',
    '0b9d1c5e-7f0a-4a33-9a57-1f1b1c0d2e3f',
    '5f3c9a1b2d4e',
    'dQw4w9WgXcQdQw4w9WgXcQ',
    'hero.3f2a9c1b',
    'ridge.jpg',
    'ridge.jpg?w=500',
    'My dog Rex.JPEG',
  ],
} as const;

describe.for(Object.entries(fileNames))('a file name of %s is a fault', ([, names]) => {
  test.for(names)('%s', (name) => {
    expect(faultsOf(name)).toHaveLength(1);
  });
});

describe('an address is a fault', () => {
  test.for([
    'https://cdn.example.test/team/lighthouse',
    'http://example.com',
    'cdn.example.test/team/lighthouse',
    '//cdn.example.com/a',
    'www.example.com',
    '/images/hero',
    '../images/hero',
    'C:\\Users\\jane\\hero',
    'data:image/png;base64,iVBORw0KGgo',
    'mailto:jane@example.com',
  ])('%s', (text) => {
    expect(faultsOf(text)).toEqual(['url']);
  });
});

const nothing = {
  'placeholders in brackets': [
    ...[
      '[alt text]',
      '[image]',
      '{{name}}',
      '{{ product.title }}',
      '{name}',
      '<image>',
      '%title%',
      '{% image %}',
    ],
    ...[
      '<%= alt %>',
      '[[alt]]',
      'Portrait of [Name]',
      '[Firma] Logo',
      'Photo of {{ name }}',
      '[object Object]',
    ],
    '$' + '{alt}',
  ],
  'left-overs of templates': [
    ...[
      'Lorem ipsum',
      'Lorem ipsum dolor sit amet',
      'Placeholder',
      'Image alt text',
      'Alt text here',
      'Add alt text',
    ],
    ...['Your image here', 'Your logo', 'Image description', 'Describe this image', '__wf_reserved_foo'],
    ...['This is some text inside of a div block.', 'Card image cap', 'Responsive image', 'n/a', 'undefined'],
    ...[
      'TODO: add alt text',
      'Alternativtext hier eingeben',
      'Alt-Text',
      'Bildbeschreibung',
      'Texte alternatif',
    ],
    ...[
      'Description de l’image',
      'Texto alternativo',
      'Descripción de la imagen',
      'Generic placeholder image',
    ],
  ],
  'places in an English layout': [
    ...[
      'Project Card Image',
      'FAQ 1',
      'Testimonial logo',
      'hero illustration',
      'Hero image',
      'Hero',
      'Icon',
      'Icon 3',
    ],
    ...[
      'Thumbnail',
      'Section background',
      'Feature icon',
      'Testimonial 2 avatar',
      'Card 3',
      'Slide 2',
      'First slide',
    ],
    ...[
      'Blog post thumbnail',
      'Product image',
      'Main image',
      'About us image',
      'Partner logo',
      'Client logo 4',
    ],
    ...['Image', 'the image', 'Photo 3', 'Decorative image', 'Background', 'Team member 3', 'Hero 1920x1080'],
  ],
  'places in a German layout': [
    ...[
      'Abschnittshintergrund',
      'Hero-Bild',
      'Hero-Illustration',
      'Projektkarten-Bild',
      'Projektkarte Bild',
      'Bild 3',
    ],
    ...[
      'Produktbild',
      'Titelbild',
      'Hintergrundbild',
      'Vorschaubild',
      'Kundenlogo',
      'Kundenstimme Logo',
      'FAQ Bild',
    ],
    ...[
      'Testimonial-Logo',
      'Beispielbild',
      'Slider Bild 3',
      'Logo Partner',
      'Header Hintergrund',
      'Bild1',
      'Foto1',
    ],
  ],
  'places in a French layout': [
    ...[
      'Image de fond',
      'Arrière-plan de la section',
      'Image carte projet',
      'Illustration hero',
      'Icône',
      'Bannière',
    ],
    ...[
      'Logo témoignage',
      'Logo client',
      'Image à la une',
      'Image principale',
      'Image produit',
      'Vignette 1',
    ],
    ...['Vignette du projet', 'Miniature de l’article', 'Image du hero', 'Photo témoignage', 'Image 4'],
  ],
  'places in a Spanish layout': [
    ...[
      'Imagen de fondo',
      'Fondo de la sección',
      'Imagen de tarjeta de proyecto',
      'Ilustración hero',
      'Icono',
    ],
    ...[
      'Ilustración del hero',
      'Miniatura',
      'Miniatura del proyecto',
      'Logo de testimonio',
      'Logo del cliente',
    ],
    ...['Imagen destacada', 'Imagen principal', 'Imagen de la sección', 'Imagen de cabecera', 'Imagen1'],
  ],
};

describe.for(Object.entries(nothing))('%s say nothing', ([, texts]) => {
  test.for(texts)('%s', (text) => {
    expect(faultsOf(text)).toEqual(['junk']);
  });
});

/** Read with the words of another language, each of these would be a fault. */
test.for([
  ['Pic du Midi at dawn', 'an English word for an image and a French "du"'],
  ['Pic', 'a French mountain'],
  ['Todo', 'a Spanish "all"'],
  ['Alt', 'a German "old"'],
  ['Vignette', 'a German toll sticker'],
  ['Miniature', 'an English model'],
  ['Grille logo', 'a French column and an English logo'],
  ['Image in Bildung', 'English and German'],
  ['Foto of Bild', 'German and English'],
  ['Photo von Trapp', 'French and German'],
  ['Marco 3', 'a name, and a Spanish frame'],
] as const)('%s says something: %s', ([text]) => {
  expect(altRemarks({ state: 'image', text, files: [] })).toEqual([]);
});
