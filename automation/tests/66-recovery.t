#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# Whatever goes wrong in a launch: the recovery domain is started, with the
# console, and finds out what it was.  Without one, those that can run do.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my %bad = (kernel => 'bad/elf-no-notes');

# Domains with what goes wrong, in the boot domain or in others; further: what
# Xen says of it, who is to blame, and who is not built.
my %cases = (
    'not-built' => { boot => [ 'done' ], more => [ domu('broken', %bad) ],
                     text => 'broken.*kernel', not_built => [ 'broken' ] },
    'no-control' => { boot => [ 'done' ], not_built => [ 'ctl' ], more => [
                          domu('ctl', %bad, roles => [ 'control' ]) ],
                      text => 'ctl' },
    'no-hardware' => { boot => [ 'done' ], not_built => [ 'hw' ], more => [
                           domu('hw', %bad, roles => [ 'hardware' ]) ],
                       text => 'hw' },
    'no-boot' => { boot => [ 'done', %bad ], not_built => [ 'boot' ],
                   text => 'boot' },
    'boot-failed' => { boot => [ 'fail:no-disk' ], text => 'no-disk' },
    'boot-crashed' => { boot => [ 'start:well', args => { end => 'crash' } ],
                        text => 'boot' },
    'boot-stopped' => { boot => [ 'start:well',
                                  args => { end => 'poweroff' } ],
                        text => 'boot' },
    'boot-timeout' => { boot => [ 'start:well', args => { end => 'hang' } ],
                        timeout => 400, text => 'in time' },
    'domain-crashed' => { boot => [ 'start:weak,off:weak,done' ], more => [
                              domu('weak', args => { end => 'crash' }) ],
                          text => 'weak' },
);
my @causes = sort keys %cases;

sub config
{
    my ($case, $policy) = @_;
    my $timeout = $case->{timeout} // 20000;

    return qq(\t\t\tconfig { compatible = "xen,config"; )
         . qq(failure-policy = "$policy"; )
         . qq(boot-domain-timeout-ms = <$timeout>; };\n);
}

# "well" is there in each, and nothing is wrong with it.  Returns the log.
sub fail_by
{
    my ($cause, $policy, $until, @rescue) = @_;
    my $case = $cases{$cause};

    return launch(name => "$cause-$policy", cpus => 2, until => $until,
                  config => config($case, $policy), domains => [
        domu('well', args => { end => 'hang', check => 'time' }),
        tiny_boot_domain($case->{boot}[0], @{$case->{boot}}[1 .. $#{$case->{boot}}]),
        @{$case->{more} // []}, @rescue,
    ]);
}

sub recovery_ok
{
    my ($cause, $policy, $mode) = @_;
    my $case = $cases{$cause};
    my $what = "$cause, $policy";
    my $continue = $policy eq 'continue';
    my $log = fail_by($cause, $policy,
                      until_done('rescue', ('well') x $continue)
                      . '(?=.*launch finalised)',
                      domu('rescue', domid => 30, roles => [ 'recovery' ],
                           built_as($mode), 'console-output' => undef,
                           args => { check => 'launch-info,not-boot,memory',
                                     roles => 'recovery', end => 'hang' }));
    my @states = $log->states;

    ended_ok($log, 'output matched', "$what: recovery runs");
    is($log->cause, $cause, "$what: Xen says so");
    like($log->cause_text, qr/$case->{text}/, "$what: and more of it");
    checks_ok($log, 'rescue', qw(launch-info not-boot memory));
    is(report_of($log, 'rescue', 'LAUNCH-CAUSE')->{cause}, $cause,
       "$what: the recovery domain can read it");
    is(report_of($log, 'rescue', 'LAUNCH')->{state}, 'recovery',
       "$what: and that this is why it runs");
    is(($log->consoles)[-1], 30, "$what: it has the console");
    said_ok($log, qr/^HL-GUEST name=rescue /m, "$what: to itself");
    is($states[-1], 'starting -> recovery (recovered)', "$what: end state");
    not_built_ok($log, $_, qr/\w/, "$what: $_")
        for @{$case->{not_built} // []};
    is(created($log, 'well')->{started}, undef, "$what: nobody else is started")
        if !$continue && $case->{boot}[0] !~ /start:well/;
}

# Each cause once, by one policy or the other.
for my $i (0 .. $#causes) {
    recovery_ok($causes[$i], ('continue', 'recovery-only')[$i % 2],
                ('pv', 'pvh')[$i / 2 % 2]);
}
recovery_ok('domain-crashed', 'recovery-only', 'pv');
recovery_ok('not-built', 'recovery-only', 'pvh');

# The hardware domain is no exception: the host goes on, for the recovery domain.
my $log = launch(name => 'hardware', cpus => 2, until => until_done('rescue'),
                 domains => [
    dom0(name => 'hw', roles => [ 'hardware' ], 'console-output' => 1,
         args => { end => 'crash' }),
    domu('rescue', roles => [ 'recovery' ],
         args => { check => 'launch-info', end => 'hang' }),
    tiny_boot_domain('start:hw,off:hw,done'),
]);
ended_ok($log, 'output matched', 'hardware domain crashes: recovery runs');
is(report_of($log, 'rescue', 'LAUNCH-CAUSE')->{cause}, 'domain-crashed',
   'hardware domain crashes: the recovery domain can read it');

# It is not the host's end either if somebody has it crash once more.
$log = launch(name => 'hardware twice', cpus => 2,
              until => until_done('rescue', 'ctl'), domains => [
    domu('ctl', roles => [ 'control' ],
         args => { check => 'crash-peers', peers => 5, end => 'hang' }),
    dom0(name => 'hw', domid => 5, roles => [ 'hardware' ], 'console-output' => 1,
         args => { end => 'hang' }),
    domu('rescue', roles => [ 'recovery' ],
         args => { check => 'launch-info', end => 'hang' }),
    tiny_boot_domain('start:hw,start:ctl,off:hw,done'),
]);
ended_ok($log, 'output matched', 'hardware domain crashes twice: recovery runs');
checks_ok($log, 'ctl', 'crash-peers');

# Who comes after one that is down already is started, and told of on the console.
$log = launch(name => 'after', cpus => 2, until => until_done('next', 'then'),
              domains => [
    domu('weak', args => { end => 'crash' }),
    domu('short', args => { end => 'poweroff' }),
    domu('next', 'start-after' => [ 'weak' ], args => { end => 'hang' }),
    domu('then', 'start-after' => [ 'short', 'next' ], args => { end => 'hang' }),
    tiny_boot_domain('start:weak,start:short,off:weak,off:short,done'),
]);
ended_ok($log, 'output matched', 'after: started');
said_ok($log, qr/"next" starts after "weak", which has crashed already/,
        'after: a crash');
said_ok($log, qr/"then" starts after "short", which has shut down already/,
        'after: a shutdown');
not_said_ok($log, qr/starts after "next"/, 'after: one that runs');

# What is typed goes to who has the console next.
$log = launch(name => 'input', cpus => 2, domains => [
    dom0(roles => [ qw(control hardware xenstore) ],
         args => { 'wait-domains' => 1, 'wait-timeout' => 60000 }),
    domu('rescue', domid => 20, roles => [ 'recovery' ],
         args => { check => 'console-input', 'wait-timeout' => 60000 }),
    tiny_boot_domain('check:console-deaf', args => { end => 'crash' }),
], type => [ [ 'HL-READY.*(?s:.*)HL-READY', 'help\n' ] ]);
ended_ok($log, 'powered off', 'boot domain crashes: machine powered off');
checks_ok($log, 'rescue', 'console-input');
is(report_of($log, 'rescue', 'INPUT')->{text}, 'help',
   'boot domain crashes: the recovery domain reads what is typed');

# A control domain may do away with the boot domain, which has then stopped.
$log = launch(name => 'destroyed', xen => 'debug', cpus => 2,
              until => until_done('rescue', 'ctl'), domains => [
    domu('ctl', roles => [ 'control' ],
         args => { check => 'peers-stay', peers => 77, end => 'hang' }),
    domu('rescue', roles => [ 'recovery' ],
         args => { check => 'launch-info', end => 'hang' }),
    tiny_boot_domain('start:ctl', domid => 77),
]);
ended_ok($log, 'output matched', 'boot domain is destroyed: recovery runs');
is(report_of($log, 'rescue', 'LAUNCH-CAUSE')->{cause}, 'boot-stopped',
   'boot domain is destroyed: the recovery domain can read it');

# Nobody is there to recover anything.
for my $cause (qw(not-built boot-crashed boot-timeout domain-crashed)) {
    my $log = fail_by($cause, 'continue',
                      until_done('well') . '(?=.*launch finalised)');
    my $domid = created($log, 'well')->{domid};

    ended_ok($log, 'output matched', "$cause, no recovery: the others run");
    checks_ok($log, 'well', 'time');
    is($log->cause, $cause, "$cause, no recovery: Xen says so");
    is(($log->consoles)[-1], $domid,
       "$cause, no recovery: someone has the console");
}

# After the launch, a crash is just that.
$log = launch(name => 'afterwards', cpus => 2, domains => [
    dom0(args => { check => 'launch-info', 'wait-domains' => 1, wait => 300 }),
    domu('weak', args => { end => 'crash', wait => 500 }),
    domu('rescue', roles => [ 'recovery' ]), tiny_boot_domain('done'),
]);
launched_ok($log, [ qw(dom0 weak boot) ], 'afterwards: launched', [],
            [ 'rescue' ]);
not_said_ok($log, qr/HL-GUEST name=rescue/, 'afterwards: no recovery');
is($log->cause, undef, 'afterwards: nothing has failed');
done_testing;
