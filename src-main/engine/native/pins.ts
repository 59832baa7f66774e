/** One wheel of the Python package index, fixed to the byte. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  /** The platform tag of the wheel's name. */
  readonly platform: string;
  /** The CPython it is made for, where it is made for one. */
  readonly python?: string;
  readonly sha256: string;
  readonly bytes: number;
}

export const tensorflowVersion = '2.21.0';

const tensorflow = (name: string, platform: string, bytes: number, sha256: string): Pin => ({ name, version: tensorflowVersion, platform, python: '3.11', sha256, bytes });
const part = (name: string, version: string, platform: string, bytes: number, sha256: string): Pin => ({ name: `nvidia-${name}-cu12`, version, platform, sha256, bytes });

/** The wheel that holds TensorFlow's C library for CPUs, by `platform-arch` as Node names them. No Python runs it, so one Python's wheel serves on every machine. */
export const cpuWheels: Readonly<Record<string, Pin>> = {
  'linux-x64': tensorflow('tensorflow-cpu', 'manylinux_2_27_x86_64', 273_829_956, '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c'),
  'linux-arm64': tensorflow('tensorflow', 'manylinux_2_27_aarch64', 281_828_020, '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c'),
  'darwin-arm64': tensorflow('tensorflow', 'macosx_12_0_arm64', 223_405_849, '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88'),
};

/** The wheels that together hold TensorFlow for CUDA and the CUDA 12 libraries it opens: what `tensorflow[and-cuda]` asks for. */
export const cudaWheels: readonly Pin[] = [
  tensorflow('tensorflow', 'manylinux_2_27_x86_64', 572_440_367, '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124'),
  part('cublas', '12.9.3.13', 'manylinux_2_27_x86_64', 581_217_458, 'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72'),
  part('cuda-cupti', '12.9.79', 'manylinux_2_25_x86_64', 10_814_997, '096bcf334f13e1984ba36685ad4c1d6347db214de03dbb6eebb237b41d9d934f'),
  part('cuda-nvcc', '12.9.86', 'manylinux2010_x86_64', 40_546_229, '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0'),
  part('cuda-nvrtc', '12.9.86', 'manylinux2010_x86_64', 89_568_129, '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4'),
  part('cuda-runtime', '12.9.79', 'manylinux2014_x86_64', 3_493_179, '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3'),
  part('cudnn', '9.28.0.42', 'manylinux_2_27_x86_64', 716_538_495, '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375'),
  part('cufft', '11.4.1.4', 'manylinux2014_x86_64', 200_877_592, 'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28'),
  part('curand', '10.3.10.19', 'manylinux_2_27_x86_64', 68_295_626, '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e'),
  part('cusolver', '11.7.5.82', 'manylinux_2_27_x86_64', 338_117_415, '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88'),
  part('cusparse', '12.5.10.65', 'manylinux2014_x86_64', 366_465_088, '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78'),
  part('nccl', '2.32.3', 'manylinux_2_27_x86_64', 351_526_311, 'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c'),
  part('nvjitlink', '12.9.86', 'manylinux2010_x86_64', 39_748_338, 'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9'),
];
