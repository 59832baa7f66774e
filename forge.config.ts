/**
 * What `npm run make` makes. Forge's Vite plugin builds by the same two configurations as the set-up does; each says for itself that it makes
 * modules, and where. The plugin packs no packages: what the main side needs of them `leavesBehind` keeps.
 */
import { basename, dirname } from 'node:path';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { MakerDeb, type MakerDebConfigOptions } from '@electron-forge/maker-deb';
import { MakerDMG } from '@electron-forge/maker-dmg';
import { MakerSquirrel } from '@electron-forge/maker-squirrel';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { leavesBehind } from './src-main/set-up/packed';

/** An archive of Electron to make the application of, in place of the download of the one that package.json names. */
const zip = process.env['ISTHMUS_ELECTRON_ZIP'];
const zipVersion = zip && /^electron-v(.+?)-(linux|win32)-/.exec(basename(zip))?.[1];

const debian: MakerDebConfigOptions & { readonly compression: string } = {
  name: 'isthmus',
  bin: 'resources/isthmus.sh',
  categories: ['Science', 'Education'],
  maintainer: 'The Isthmus maintainers',
  section: 'science',
  icon: 'assets/window/icon.png',
  // An option that the maker has and its types lack; the usual xz would take minutes.
  compression: 'gzip',
};

const config: ForgeConfig = {
  packagerConfig: {
    executableName: 'isthmus',
    appBundleId: 'org.isthmus.laboratory',
    icon: 'assets/icon',
    ignore: leavesBehind(),
    prune: false,
    // What is not read by Node but by the system's loader or a compiler cannot lie in the archive.
    asar: { unpack: '**/{*.node,node_modules/@img/**,node_modules/@tensorflow/{tfjs-node-gpu,tfjs-backend-wasm}/**,node_modules/node-api-headers/**}' },
    extraResource: ['build/engine', 'assets/isthmus.sh'],
    ...(zip ? { electronZipDir: dirname(zip) } : {}),
  },
  // The native parts are bound to Node's stable interface: none is to be built again.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    readPackageJson: async (_, packageFile) =>
      (zipVersion ? { ...packageFile, devDependencies: { ...packageFile['devDependencies'], electron: zipVersion } } : packageFile),
  },
  makers: [
    new MakerDeb({ options: debian }),
    new MakerZIP({}, ['linux', 'darwin']),
    new MakerSquirrel({ name: 'isthmus', setupIcon: 'assets/icon.ico' }),
    new MakerDMG({ icon: 'assets/icon.icns' }),
  ],
  plugins: [
    new VitePlugin({
      build: [{ entry: 'src-main/main.ts', config: 'src-main/vite.config.ts', target: 'main' }],
      renderer: [{ name: 'window', config: 'src-renderer/vite.config.ts' }],
    }),
    // In the package only: in development the same program is driven by tests and debuggers.
    new FusesPlugin({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    }),
  ],
};

export default config;
