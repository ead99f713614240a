export { CommandSender } from './command-sender.service';
export { ParkedCommands } from './parked-commands.service';
export { SetAsideEvents } from './set-aside-events.service';
