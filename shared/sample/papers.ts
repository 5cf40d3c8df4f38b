import type { SamplePaper } from './sample-size';

/** What the sample attaches: files of resources/sample/attachments, with the name under which a clerk would keep them. */
export const SAMPLE_FILES: readonly (Omit<SamplePaper, 'blob' | 'size'> & { readonly file: string })[] = [
  { file: 'signed-page.jpg', name: '会议记录签字页.jpg', mime: 'image/jpeg', purposes: ['signed-scan'] },
  { file: 'sign-in.jpg', name: '签到表.jpg', mime: 'image/jpeg', purposes: ['sign-in'] },
  { file: 'notice.jpg', name: '公示张榜.jpg', mime: 'image/jpeg', purposes: ['notice'] },
  { file: 'certificate.jpg', name: '表彰证书.jpg', mime: 'image/jpeg', purposes: ['certificate'] },
  { file: 'site-photo.jpg', name: '现场照片.jpg', mime: 'image/jpeg', purposes: ['photo'] },
  { file: 'evidence.pdf', name: '整改佐证.pdf', mime: 'application/pdf', purposes: ['evidence'] },
  { file: 'document.pdf', name: '文件正文.pdf', mime: 'application/pdf', purposes: ['document'] },
];
