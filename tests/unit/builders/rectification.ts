import type { RecordValues } from '../../../shared/records/define';

/** What closing an item takes: evidence, and somebody else than who mended it to accept it. */
export const PROVEN = {
  acceptor: '尹月云',
  acceptedAt: '2026-06-09',
  attachments: [
    {
      id: '0190b5a0-0000-7000-8000-000000000001',
      blob: 'a'.repeat(64),
      name: '签名页.jpg',
      size: 1,
      mime: 'image/jpeg',
      purpose: 'evidence',
    },
  ],
} as const satisfies RecordValues;
