import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json';
import { unavailable } from '../../shared/errors';
import { renderPdf } from './pdf/render-pdf';
import type { Report } from './report';
import { reportBlocks, reportFrame } from './report-blocks';

/** Changes whenever the same report would look different. */
const LOOK = 1;
/** So many documents are rendered at once by one process, and so many wait for their turn. */
const AT_ONCE = 2;
const MOST_WAITING = 10;
const RETRY_SECONDS = 5;

/** Reports as PDF. Rendering takes time and memory, so only a few are made at once. */
@Injectable()
export class ReportPdfs {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** The same for the same report: says whether a copy is still right, without rendering. */
  tag(report: Report): string {
    const content = canonicalJson({ look: LOOK, report });
    return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  }

  /** The document; the same bytes for the same report. 503 `report.busy` when too many wait already. */
  async render(report: Report): Promise<Buffer> {
    await this.turn();
    try {
      return await renderPdf(reportFrame(report), reportBlocks(report));
    } finally {
      this.pass();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING)
      throw unavailable('report.busy', 'Too many documents are being made; try again soon.', RETRY_SECONDS);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The next one takes over the turn, or it becomes free. */
  private pass(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
