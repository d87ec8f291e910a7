#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Domains that crash, hang or reboot harm nobody else; what Xen says when the last
# one has ended; and what a debug build has to say about such a launch.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $log = launch(name => 'endings', domains => [
    dom0(args => { 'wait-domains' => 4, wait => 300 }),
    domu('crashes', args => { end => 'crash' }),
    domu('reboots', args => { end => 'reboot' }),
    domu('halts', args => { end => 'halt' }),
    domu('hangs', args => { end => 'hang' }),
    domu('well', args => { check => 'memory', wait => 200 }),
]);
launched_ok($log, [ qw(dom0 crashes reboots halts hangs well) ],
            'every ending: all are launched');
checks_ok($log, 'dom0', 'wait-domains');
checks_ok($log, 'well', 'memory');
not_said_ok($log, qr/no domain runs/, 'every ending: somebody runs until the end');

# With no hardware domain, the machine does not go down with any of them.
my $none = qr/no domain runs \(any more\)/;
$log = launch(name => 'none left', domains => [
    domu('main', roles => [ qw(console xenstore) ], args => { wait => 600 }),
    domu('crashes', args => { end => 'crash' }),
    domu('halts', args => { wait => 300 }),
    domu('manual', start => 'manual'),
], until => 'no domain runs');
said_ok($log, qr/launch finalised.*HL-DONE name=main.*$none/s,
        'none left: said at the end of the last one');
is(scalar(grep { /$none/ } $log->lines), 1, 'none left: and only then');

$log = launch(name => 'debug', xen => 'debug', domains => [
    dom0(args => { check => 'freepages', 'wait-domains' => 3 }),
    domu('crashes', args => { end => 'crash' }),
    domu('bad', kernel => 'bad/elf-truncated'),
    domu('worse', kernel => 'bad/gzip-corrupt'),
    domu('well', cpus => 2, args => { check => 'clean,memory,vcpus' }),
    domu('smp', cpus => 2, args => { check => 'vcpus' }),
]);
launched_ok($log, [ qw(dom0 crashes well smp) ],
            'debug build: good ones are launched', [ qw(bad worse) ]);
not_said_ok($log, qr/Assertion|Xen BUG|Xen WARN/,
            'debug build: nothing to complain about');
done_testing;
