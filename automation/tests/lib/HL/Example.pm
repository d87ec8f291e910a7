# SPDX-License-Identifier: GPL-2.0-only
#
# `make run`, by its own script, `hyperlaunch run`, and assertions about what they say.

package HL::Example;

use strict;
use warnings;
use Exporter 'import';
use FindBin qw($Bin);
use HL::Test;

our @EXPORT_OK = qw(run_example run_launch came_up_ok);

# The exit status and output of run-example with these variables.
sub run_example
{
    my ($variables) = @_;

    return run_command("$variables $Bin/../boot/run-example");
}

# The same of `hyperlaunch run` with a launch file that names files of the checkout.
sub run_launch
{
    my ($launch, $options) = @_;
    my $top = "$Bin/../..";
    my $log = work_file('run.log');

    return run_command("$top/dist/bin/hyperlaunch run --files='$top'"
                       . " --log='$log' $options '$launch'");
}

sub run_command
{
    my ($command) = @_;
    my ($status, $text) = run_once($command);

    return ($status, $text) if $text !~ /$HL::Test::INJECTED_TWICE/;
    diag("run again, since QEMU did this: $&");
    return run_once($command);
}

sub run_once
{
    my ($command) = @_;
    my $out = work_file('output');
    my $status = system("$command > '$out' 2>&1");

    open my $fh, '<', $out or die "$out: $!\n";
    local $/;
    return ($status >> 8, scalar <$fh>);
}

# All went well, and the table shows that these domains are up.
sub came_up_ok
{
    my ($what, $status, $text, @names) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    is($status, 0, "$what: all domains came up")
        or diag(substr $text, length($text) > 4000 ? -4000 : 0);
    for my $name (@names) {
        like($text, qr/^ +$name +\d+ .* ms +up, then shut down/m,
             "$what: table shows $name");
    }
}

1;
