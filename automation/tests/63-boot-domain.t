#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# A boot domain: it starts whom it wants to, in its own order, waits for them,
# and then is gone without a trace, and the launch goes on without it.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

# Both in each launch, so that the same memory goes to modules.
my @modules = ([ 'hl-guest-pv64' ], [ 'hl-guest-pvh' ]);

# A launch with those that others depend on, "db" and "migrate", which does its
# work and ends, and a domain that is not to be started.
sub domains
{
    my (@boot) = @_;

    return [
        domu('web', args => { end => 'hang' }),
        dom0(domid => 4, args => {
            check => 'launch-info,domains,freepages', 'wait-domains' => 1 }),
        domu('migrate', domid => 9, args => { end => 'poweroff' }),
        @boot,
        domu('db', domid => 2, args => { check => 'time,ready,ready',
                                         end => 'hang' }),
        domu('late', domid => 7, start => 'manual'),
    ];
}

my @names = qw(web dom0 migrate db);

sub free_pages
{
    my ($log) = @_;
    return report_of($log, 'dom0', 'FREE')->{pages} // 0;
}

my $log = launch(name => 'without', modules => \@modules, cpus => 2,
                 domains => domains());
launched_ok($log, \@names, 'without a boot domain: launched', [],
            [ 'late' ]);
states_ok($log, [ 'building -> reclaiming (built-no-boot)',
                  'reclaiming -> starting (reclaimed)',
                  'starting -> done (started)' ],
          'without a boot domain: states');
my $free = free_pages($log);
cmp_ok($free, '>', 0, 'without a boot domain: free pages are known');

for my $mode (distinct(qw(pv pvh))) {
    $log = launch(name => "with-$mode", modules => \@modules, cpus => 2,
                  domains => domains(tiny_boot_domain(
        'start:db,ready:db,start:migrate,off:migrate,done',
        domid => 12, memory => '16M', built_as($mode),
        args => { check => 'launch-info' })));

    launched_ok($log, [ @names, 'boot' ], "$mode: launched", [], [ 'late' ]);
    states_ok($log, [ 'building -> preparing (built)',
                      'preparing -> reclaiming (boot-done)',
                      'reclaiming -> starting (reclaimed)',
                      'starting -> done (started)' ], "$mode: states");

    # It has nothing that is not so by what it did.
    order_ok($log, [
        qr/d12 started at/, qr/^HL-GUEST name=boot domid=12 roles-seen=console,boot/m,
        qr/^HL-BOOT step=start:db/m, qr/d2 started at/,
        qr/\(d2 db\) HL-GUEST name=db/, qr/\(d2 db\) HL-CHECK ready PASS/,
        qr/^HL-BOOT step=start:migrate/m, qr/d9 started at/,
        qr/\(d9 migrate\) HL-DONE name=migrate/, qr/^HL-BOOT step=done/m,
        qr/preparing -> reclaiming/, qr/reclaiming -> starting/,
        qr/d\d+ started at/,
    ], "$mode: one after the other");
    order_ok($log, [ qr/reclaiming -> starting/, qr/name=$_ /,
                     qr/HL-DONE name=$_/ ],
             "$mode: $_ starts when the boot domain is gone") for qw(web dom0);
    said_ok($log, qr/^HL-WAITED name=db domid=2 state=running ready=yes/m,
            "$mode: it sees when db is ready");
    said_ok($log, qr/^HL-WAITED name=migrate domid=9 state=shutdown ready=no/m,
            "$mode: and when migrate has ended");

    cmp_ok(report_of($log, 'boot', 'LAUNCH')->{deadline} // 0, '>', 60e9,
           "$mode: it has a minute");
    is(join(' ', $log->consoles), '12 4',
       "$mode: first it has the console, and then who has the role");
    said_ok($log, qr/^HL-GUEST name=dom0 /m, "$mode: which then has no prefix");

    # What is left of it.
    not_said_ok($log, qr/HL-DOMAIN domid=12 /, "$mode: there is no such domain");
    said_ok($log, qr/HL-DOMAIN domid=7 state=paused/, "$mode: late stays paused");
    # Xen's allocators keep some of what they got for small objects.
    cmp_ok($free - free_pages($log), '<=', 8,
           "$mode: all of its memory has come back");
    said_ok($log, qr/HL-LAUNCH-DOMAIN nr=3 domid=12 state=destroyed roles=10 /,
            "$mode: Xen remembers it");
}

# It takes over from the LCM: domains that the LCM would not start, or later.
$log = launch(name => 'late', cpus => 2, domains => [
    dom0(domid => 3, args => { check => 'launch-info', 'wait-domains' => 2 }),
    domu('first', 'start-after' => [ 'second' ]), domu('second'),
    domu('late', start => 'manual', args => { check => 'ready', end => 'hang' }),
    tiny_boot_domain('start:late,ready:late,start:first,off:first,done'),
]);
launched_ok($log, [ qw(dom0 first second late boot) ], 'late: launched');
order_ok($log, [ qr/HL-DONE name=first/, qr/preparing -> reclaiming/,
                 qr/HL-DONE name=second/ ], 'late: it decides on the order');

# All others wait for it, and none is told of its own.
my $no_limit = "\t\t\tconfig { compatible = \"xen,config\"; "
             . "boot-domain-timeout-ms = <0>; };\n";
$log = launch(name => 'alone', cpus => 2, config => $no_limit, domains => [
    tiny_boot_domain('done', args => { check => 'no-rings,launch-info' }),
    dom0(roles => [ qw(control hardware xenstore) ], 'console-output' => 1,
         args => { 'wait-domains' => 1 }),
    domu('con', roles => [ 'console' ]),
]);
launched_ok($log, [ qw(dom0 con boot) ], 'nothing to do: launched');
checks_ok($log, 'boot', qw(no-rings launch-info));
is(report_of($log, 'boot', 'LAUNCH')->{deadline}, 0,
   'nothing to do: in no time, if the LCM does not limit it');
is(join(' ', $log->consoles),
   join(' ', map { created($log, $_)->{domid} } qw(boot con)),
   'nothing to do: the console goes to its holder');

# The host's CPUs come and go meanwhile, where Xen can do that.
for my $mode (arch() eq 'arm64' ? () : qw(pv pvh)) {
    $log = launch(name => "hotplug-$mode", xen => 'debug', cpus => 3, domains => [
        domu('ctl', roles => [ 'control' ],
             args => { check => 'ready,hotplug', rounds => 15 }),
        dom0(domid => 4, args => { 'wait-domains' => 2 }), domu('web'),
        tiny_boot_domain('start:ctl,ready:ctl,done', built_as($mode), cpus => 3),
    ]);
    launched_ok($log, [ qw(ctl dom0 web boot) ], "hotplug, $mode: launched");
    checks_ok($log, 'ctl', 'hotplug');
    order_ok($log, [ qr/HL-CHECK ready PASS/, qr/launch finalised/,
                     qr/HL-CHECK hotplug/ ],
             "hotplug, $mode: while the launch is finalised");
}

# What nobody has started is for a control domain, as soon as all is over.
$log = launch(name => 'by control', cpus => 2, domains => [
    domu('early', domid => 8, roles => [ 'control' ],
         args => { check => 'ready,start-peers,launch-info', peers => '5,6' }),
    domu('late', domid => 5, start => 'manual', args => { wait => 100 }),
    domu('later', domid => 6, start => 'manual', 'boot-access' => []),
    tiny_boot_domain('start:early,ready:early,done'),
    dom0(domid => 2, args => { 'wait-domains' => 3 }),
]);
ended_ok($log, 'powered off', 'by control: launched');
checks_ok($log, 'early', qw(ready start-peers launch-info));
order_ok($log, [ qr/starting -> done/, qr/d$_ started at/ ],
         "by control: d$_ is started at the end") for 5, 6;
done_testing;
