# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Files that launch files can name: what the tool looks at is in them.

# make_files DIR
make_files() {
    mkdir -p "$1"
    perl - "$1" <<'EOF'
use strict;
use warnings;

my $dir = shift;

# make(NAME, SIZE, OFFSET => BYTES...)
sub make
{
    my ($name, $size, %at) = @_;
    my $data = "\0" x $size;

    substr($data, $_, length $at{$_}, $at{$_}) for keys %at;
    open my $file, '>', "$dir/$name" or die "$name: $!\n";
    binmode $file;
    print {$file} $data;
    close $file or die "$name: $!\n";
}

# An ELF file for this machine, with these notes of Xen's.
sub elf
{
    my ($name, $machine, @notes) = @_;
    my $notes = join '', map { pack 'V3 a4 V', 4, 4, $_, "Xen\0", 0x100000 } @notes;

    make($name, 8192,
         0 => pack('a4 C5 x7 v2 V Q<3 V v6', "\x7fELF", 2, 1, 1, 0, 0, 2,
                   $machine, 1, 0x100000, 64, 0, 0, 64, 56, 1, 0, 0, 0),
         64 => pack('V2 Q<6', 4, 4, 0x1000, 0, 0, (length $notes) x 2, 4),
         0x1000 => $notes);
}

my $hyperlaunch = "boot-domain-timeout-ms\0multiboot,module\0";

make('large.dtb', 3 << 20);
make('text', 5, 0 => "text\n");
make('empty', 0);
make('bzImage', 65536, 0x1fe => "\x55\xaa", 0x202 => 'HdrS');
make('bzImage-too', 65536, 0x1fe => "\x55\xaa", 0x202 => 'HdrS');
make('big', 9 << 20, 0x1fe => "\x55\xaa", 0x202 => 'HdrS');
make('Image', 65536, 56 => "ARM\x64");
make('zImage', 65536, 36 => "\x18\x28\x6f\x01");
elf('pv', 62, 5);
elf('pvh', 62, 5, 18);
elf('pvh-only', 62, 18);
# As much of a bzImage as says where the kernel in it is: from 1024 on.
sub bzimage
{
    my ($name, $size, $payload) = @_;

    make($name, $size, 0x1f1 => "\1", 0x202 => 'HdrS', 0x206 => "\x0f\2",
         0x248 => pack('V2', 0, 4096), 1024 => $payload);
}
bzimage('bzImage-zstd', 8192, "\x28\xb5\x2f\xfd");
bzimage('bzImage-short', 2048, "\x28\xb5\x2f\xfd");
bzimage('bzImage-bzip2', 8192, 'BZh9');
make('vmlinux.zst', 64, 0 => "\x28\xb5\x2f\xfd");
make('vmlinux.xz', 64, 0 => "\xfd7zXZ\0");
make('vmlinux.lz4', 64, 0 => "\x02\x21");
make('vmlinux.lzma', 64, 0 => "\x5d\0");
make('vmlinux.lzo', 64, 0 => "\x89LZO");
elf('program', 62);
elf('arm-program', 183);
make('initrd', 4096, 0 => '070701');
make('microcode', 4096, 0 => '070701');
make('policy', 4096, 0 => pack 'V', 0xf97cff8c);
# Multiboot, in an ELF file for 32 bits.
my $multiboot = pack 'a4 C5 x7 v2 V4', "\x7fELF", 1, 1, 1, 0, 0, 2, 3, 1, 0, 52, 0;
make('xen', 16384, 0 => $multiboot, 0x1000 => pack('V', 0x1badb002),
     0x2000 => $hyperlaunch);
make('xen-stock', 16384, 0 => $multiboot, 0x1000 => pack('V', 0x1badb002),
     0x2000 => 'dom0_max_vcpus');
make('xen-arm64', 65536, 56 => "ARM\x64", 0x1000 => $hyperlaunch);
make('xen-arm64-stock', 65536, 56 => "ARM\x64", 0x1000 => "multiboot,module\0dom0_max_vcpus");
# A guest that finds its own modules.
make('Image-modules', 65536, 56 => "ARM\x64", 0x1000 => "multiboot,module\0");
EOF
    gzip -nc "$1/pvh" > "$1/pvh.gz"
    gzip -nc "$1/program" > "$1/program.gz"
    gzip -nc "$1/text" > "$1/text.gz"
    gzip -nc "$1/Image" > "$1/Image.gz"
    gzip -nc "$1/xen" > "$1/xen.gz"
    ln "$1/bzImage" "$1/bzImage-linked"
    ln -s bzImage "$1/bzImage-symlink"
    for source in "$DATA"/check/trees/*.dts; do
        name=$(basename "$source" .dts)
        dtc -q -I dts -O dtb -o "$1/$name.dtb" "$source" || return 1
    done
}
