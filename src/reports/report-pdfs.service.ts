import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../shared/canonical-json';
import { RenderingThread } from '../platform/pdf/rendering-thread';
import type { Report } from './report';
import { reportBlocks, reportFrame } from './report-blocks';

/** Changes whenever the same report would be other bytes. */
const LOOK = 4;

/** Reports as PDF. Rendering takes up to seconds of a core, so it is done beside the thread that answers requests. */
@Injectable()
export class ReportPdfs implements OnApplicationShutdown {
  readonly thread = new RenderingThread();

  /** The same for the same report: says whether a copy is still right, without rendering. */
  tag(report: Report): string {
    const content = canonicalJson({ look: LOOK, report });
    return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  }

  /** The document; the same bytes for the same report. Errors as `RenderingThread.render`. */
  render(report: Report, who: string): Promise<Buffer> {
    return this.thread.render({ frame: reportFrame(report), blocks: reportBlocks(report) }, who);
  }

  /** By then every request is answered. */
  onApplicationShutdown(): Promise<void> {
    return this.thread.close();
  }
}
