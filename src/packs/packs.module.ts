import { Module } from '@nestjs/common';
import { PacksController } from './packs.controller';
import { Packs } from './packs.service';

/** Company packs: what companies ask, in which stages, and by which forms they grade. */
@Module({ controllers: [PacksController], providers: [Packs], exports: [Packs] })
export class PacksModule {}
