/** Entry: the command line. Its commands are listed here; what each does is loaded when it is called. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine, obey, oneOf } from './terminal/command-line';

const { isthmus, does } = commandLine(dirname(fileURLToPath(import.meta.url)));

isthmus.commandsGroup('What there is');
isthmus.command('doctor')
  .description('what computes here, why nothing better does, and a self-test of it')
  .action(does(async () => (await import('./terminal/commands/doctor')).doctor));
isthmus.command('kinds [name]')
  .description('the kinds of experiment, or the questions of one')
  .action(does(async () => (await import('./terminal/commands/kinds')).listKinds));
isthmus.command('networks [names...]')
  .description('the networks, with parameters and FLOPs, or the layers of some')
  .option('--classes <n>', 'how many classes they tell apart', '10')
  .option('--input <shape>', 'height x width x channels of an image', '32x32x3')
  .action(does(async () => (await import('./terminal/commands/networks')).listNetworks));
isthmus.command('datasets [name]')
  .description('the datasets, or the options of one')
  .action(does(async () => (await import('./terminal/commands/datasets')).listDatasets));
isthmus.command('recipes')
  .description('the recipes: chains of experiments that reproduce a figure or table of a paper')
  .action(does(async () => (await import('./terminal/commands/recipe')).listRecipes));

isthmus.commandsGroup('Work');
isthmus.command('serve')
  .description('open the laboratory in a browser on this machine, and print its address')
  .option('--port <n>', 'where it listens; the usual port unless said, or a free one where that is taken')
  .option('--open', 'open the address in the browser too')
  .option('--data <folders...>', 'folders that the window may choose data from')
  .action(does(async () => (await import('./terminal/commands/serve')).serve));
isthmus.command('recipe <name>')
  .description('run a whole recipe, or go on with it: its table, and its figures into a folder')
  .option('--scale <name>', 'smoke (does it run), desk (a computer at hand) or paper (as published), where the recipe has them', 'desk')
  .option('--seed <n>', 'what every draw derives from', '0')
  .option('--dataset <spec>', "the images at desk and paper scale, such as cifar10:FOLDER, in place of the recipe's own")
  .option('--out <folder>', "where the figures go; a folder of the recipe's name unless said")
  .action(does(async () => (await import('./terminal/commands/recipe')).cook));
isthmus.command('run <setup.json>')
  .description('make an experiment from a setup file (- reads it from stdin) and print its id')
  .option('--rows', 'stream rows as JSON lines in place of the id')
  .option('--share <i/n>', 'only the i-th of n shares of the rows')
  .action(does(async () => (await import('./terminal/commands/run')).run));
isthmus.command('resume <id>')
  .description('go on where an experiment stopped')
  .option('--rows', 'stream the new rows as JSON lines')
  .action(does(async () => (await import('./terminal/commands/resume')).resume));
isthmus.command('pause <id>')
  .description('let an experiment at work, in any process, stop after the row it is making')
  .action(does(async () => (await import('./terminal/commands/pause')).pause));
isthmus.command('merge <ids...>')
  .description('join the shares of one setup into one experiment')
  .option('--name <name>', 'what the joined experiment is called')
  .action(does(async () => (await import('./terminal/commands/merge')).mergeShares));

isthmus.commandsGroup('The library');
isthmus.command('list')
  .description('all experiments')
  .action(does(async () => (await import('./terminal/commands/list')).list));
isthmus.command('show <id>')
  .description('one experiment: its setup, what made it, what it left behind')
  .action(does(async () => (await import('./terminal/commands/show')).show));
isthmus.command('rows <id>')
  .description('the rows of an experiment')
  .addOption(oneOf('--format <name>', 'a JSON object a line, or comma-separated values', ['jsonl', 'csv'], 'jsonl'))
  .action(does(async () => (await import('./terminal/commands/rows')).rows));
isthmus.command('rename <id> <name>')
  .description('give an experiment another name')
  .action(does(async () => (await import('./terminal/commands/rename')).rename));
isthmus.command('delete <ids...>')
  .description('remove experiments and all that they left behind')
  .action(does(async () => (await import('./terminal/commands/delete')).deleteExperiments));

isthmus.commandsGroup('In and out');
isthmus.command('import <file>')
  .description('take in weights (.safetensors), a surface of loss-landscape (.h5), an array (.npy) or an exported experiment (.isthmus)')
  .option('--network <name>', 'the network that the weights are of')
  .addOption(oneOf('--layout <name>', 'the order of their axes, where the file does not say; else torch', ['torch', 'isthmus']))
  .option('--classes <n>', 'how many classes the network tells apart; read from the weights unless said')
  .option('--input <shape>', 'height x width x channels of its images', '32x32x3')
  .option('--name <name>', 'what the experiment is called')
  .action(does(async () => (await import('./terminal/commands/import')).importFile));
isthmus.command('export <id>')
  .description('write a figure, the rows, weights (ID, ID@40, ID@name), an array or the whole experiment to a file')
  .requiredOption('--format <name>', 'svg, png (a figure); csv, npy (rows); npy with --array; safetensors (weights, as PyTorch has them); h5, vtp (a loss landscape for loss-landscape or ParaView); isthmus (everything)')
  .option('--figure <n>', 'which figure, as `show` counts them', '1')
  .option('--width <length>', "the figure's width, such as 3.25in or 89mm")
  .option('--height <length>', "the figure's height")
  .option('--font <family>', 'the font of its text')
  .option('--font-size <points>', 'the size of its text')
  .option('--dpi <n>', 'dots an inch (png)', '300')
  .option('--array <name>', 'an array that the experiment left behind (npy)')
  .option('--repeat <n>', 'which of several repeats (h5, vtp)')
  .option('--around <name>', 'around which of several weights (h5, vtp)')
  .option('--log', 'the height is ln(loss + 0.1) (vtp)')
  .option('--top <loss>', 'the height is cut at this loss (vtp)')
  .option('--out <file>', 'where to write it; - is stdout')
  .action(does(async () => (await import('./terminal/commands/export')).exportFile));

isthmus.commandsGroup('Weights at work');
isthmus.command('loss <weights>')
  .description('the loss and accuracy of stored weights (ID, ID@40, ID@step:16000, ID@name) on a dataset')
  .option('--dataset <spec>', 'the dataset; that which they were trained on unless said')
  .addOption(oneOf('--split <name>', 'which part of it', ['train', 'test'], 'test'))
  .action(does(async () => (await import('./terminal/commands/loss')).loss));
isthmus.command('logits <weights>')
  .description('the outputs of stored weights for images')
  .requiredOption('--data <file.npy>', 'images (n, height, width, channels), already normalised')
  .requiredOption('--out <file.npy>', 'where the logits (n, classes) are written')
  .action(does(async () => (await import('./terminal/commands/outputs')).logits));
isthmus.command('activations <weights>')
  .description("one layer's activations for images")
  .requiredOption('--layer <name>', 'the layer or block, as `networks NAME` calls it')
  .requiredOption('--data <file.npy>', 'images (n, height, width, channels), already normalised')
  .requiredOption('--out <file.npy>', 'where the activations (n, ...) are written')
  .action(does(async () => (await import('./terminal/commands/outputs')).activations));

isthmus.commandsGroup('The engine');
const engine = isthmus.command('engine')
  .description('the native engine');
engine.command('install')
  .description('find or download TensorFlow and build what connects to it')
  .option('--cuda', 'for NVIDIA GPUs, without asking (3.4 GB)')
  .option('--unless-ready', 'say nothing where nothing is missing')
  .action(does(async () => (await import('./terminal/commands/engine-install')).installNative));
engine.command('carry <folder>')
  .description('put the native engine into a folder, to be carried to machines without one')
  .action(does(async () => (await import('./terminal/commands/engine-carry')).carryNative));

process.exitCode = await obey(isthmus, process.argv);
