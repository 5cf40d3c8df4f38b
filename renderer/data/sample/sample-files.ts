/** Addresses of the files that the sample attaches, by their name; the build lays them beside the scripts. */
export const SAMPLE_ADDRESSES: Readonly<Record<string, URL>> = {
  'certificate.jpg': new URL('../../../resources/sample/attachments/certificate.jpg', import.meta.url),
  'document.pdf': new URL('../../../resources/sample/attachments/document.pdf', import.meta.url),
  'evidence.pdf': new URL('../../../resources/sample/attachments/evidence.pdf', import.meta.url),
  'notice.jpg': new URL('../../../resources/sample/attachments/notice.jpg', import.meta.url),
  'sign-in.jpg': new URL('../../../resources/sample/attachments/sign-in.jpg', import.meta.url),
  'signed-page.jpg': new URL('../../../resources/sample/attachments/signed-page.jpg', import.meta.url),
  'site-photo.jpg': new URL('../../../resources/sample/attachments/site-photo.jpg', import.meta.url),
};
