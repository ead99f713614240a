import { Module } from '@nestjs/common';
import { PacksController } from './packs.controller';
import { Packs } from './packs.service';
import './personal-data';

/** Company packs: what companies ask, in which stages, and by which forms they grade. */
@Module({ controllers: [PacksController], providers: [Packs], exports: [Packs] })
export class PacksModule {}
