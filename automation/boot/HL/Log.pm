# SPDX-License-Identifier: GPL-2.0-only
#
# What the serial log of a launch says: the hypervisor's account of it, and
# what the launched domains report of themselves.
#
# Dom0 writes to the serial port piecemeal, so lines of Xen, "(XEN) ..", and of
# other domains, "(d1 name) ..", begin in the middle of Dom0's.  They are sorted
# out before anything is looked for.

package HL::Log;

use strict;
use warnings;
use HL::Text qw(plain_text);

sub from_file
{
    my ($class, $path) = @_;

    open my $fh, '<:raw', $path or die "$path: $!\n";
    local $/;
    return $class->from_text(scalar <$fh> // '');
}

sub from_text
{
    my ($class, $text) = @_;
    my $self = bless {
        text => _unsplice(plain_text($text)), domains => [], by_id => {},
        not_built => {}, final => undef, reports => [], consoles => [],
        states => [], complaints => [], triple_faults => {},
        left_paused => {}, destroyed => {}, crashed => {},
    }, $class;

    $self->_take($_) for $self->lines;
    return $self;
}

# Moves lines which interrupt one of Dom0 to before that line.
sub _unsplice
{
    my ($text) = @_;
    my ($out, $held) = ('', '');

    for my $line (split /\n/, $text) {
        if ($line =~ /^(.*?)(\((?:XEN|d\d+(?: [^)]+)?)\) .*)/) {
            $held .= $1;
            $out .= "$2\n";
        } else {
            $out .= "$held$line\n";
            $held = '';
        }
    }
    return $out . $held;
}

sub text  { return $_[0]{text} }
sub lines { return split /\n/, $_[0]{text} }

# The last lines, for whoever has to find out what went wrong.
sub tail
{
    my ($self, $count) = @_;
    my @lines = $self->lines;

    splice @lines, 0, @lines - $count if @lines > $count;
    return @lines;
}

# What a line has in it that tells of a failure, meant or not.
my $FAILURE = qr/Hyperlaunch:[ ](?:error|fatal|failure):[ ]
                 |Assertion[ ].*[ ]failed | Xen[ ](?:BUG|WARN)[ ]at | FATAL[ ]
                 |\(XEN\)[ ]Domain[ ]\d+[ ].*crashed | domain_crash[ ]called
                 |Triple[ ]fault | Kernel[ ]panic | HL-CHECK[ ]\S+[ ]FAIL/x;

# Those lines, and the last one of a panic.
sub failures
{
    my ($self) = @_;
    my $panic = $self->panic;

    return ((grep { /$FAILURE/ } $self->lines),
            defined $panic ? "panic: $panic" : ());
}

# The domains in the order of their creation: { domid, name, roles, mode,
# memory (KiB), vcpus, created (ms), started (ms, or undef) }.
sub domains { return @{$_[0]{domains}} }

# The domain of this name, or undef.
sub domain
{
    my ($self, $name) = @_;
    return (grep { $_->{name} eq $name } $self->domains)[0];
}

# Why domain $name was not built, or undef.  Without a name: all of them.
sub not_built
{
    my ($self, $name) = @_;
    return defined $name ? $self->{not_built}{$name} : $self->{not_built};
}

# The domid of the domain which has the console, or undef; and why it has it.
sub console     { return $_[0]{console} }
sub console_why { return $_[0]{console_why} }

# The domids of all that had it, one after the other.
sub consoles { return @{$_[0]{consoles}} }

# Which states the launch went through, and why: "from -> to (event)" each.
sub states { return @{$_[0]{states}} }

# What failed first: the cause; undef if nothing did.  And what Xen says of it.
sub cause      { return $_[0]{cause} }
sub cause_text { return $_[0]{cause_text} }

# What Xen finds wrong with the launch, in its words; once, if this was why a
# domain was not built.
sub complaints { return @{$_[0]{complaints}} }

# Did domain $domid die of a triple fault?
sub triple_fault { return $_[0]{triple_faults}{$_[1]} }

# Why domain $domid was never started, or undef.
sub left_paused { return $_[0]{left_paused}{$_[1]} }

# Was it destroyed, as the boot domain is in the end?
sub destroyed { return $_[0]{destroyed}{$_[1]} }

# Did the domain of this name crash during the launch?
sub crashed { return $_[0]{crashed}{$_[1]} }

# What Xen said at its last, if it panicked.
sub panic
{
    my ($self) = @_;
    return $self->text =~ /Panic on CPU \d+:\s*\n\(XEN\) (.*)/ ? $1 : undef;
}

# { started, total, pages, at }, or undef if the launch was not finalised.
sub final { return $_[0]{final} }

# What domains report: { domid (if known), kind, words => { .. }, line }, in
# the order in which it came.  The kind is what follows "HL-".
sub reports
{
    my ($self, $kind) = @_;
    return grep { !defined $kind || $_->{kind} eq $kind } @{$self->{reports}};
}

# The reports of one domain, found by the name that it was created with.
sub reports_of
{
    my ($self, $name, $kind) = @_;
    my $domain = $self->domain($name);
    my $domid = $domain ? $domain->{domid} : -1;

    return grep { $_->{domid} == $domid } $self->reports($kind);
}

# { check => [ 'PASS' or 'FAIL', why ] } of one domain.
sub checks_of
{
    my ($self, $name) = @_;
    return { map { $_->{line} =~ /HL-CHECK (\S+) (PASS|FAIL) ?(.*)/
                       ? ($1 => [ $2, $3 ]) : () }
                 $self->reports_of($name, 'CHECK') };
}

sub _take
{
    my ($self, $line) = @_;

    if ($line =~ /Hyperlaunch: (.*)/) {
        $self->_take_xen($1);
    } elsif ($line =~ /\(XEN\) d(\d+)v\d+ Triple fault/) {
        $self->{triple_faults}{$1} = 1;
    } elsif ($line =~ /(?:\(d(\d+)(?: [^)]+)?\).*)?\bHL-([A-Z-]+) ?(.*)/) {
        $self->_take_report($1, $2, $3, $line);
    }
}

sub _take_xen
{
    my ($self, $what) = @_;

    push @{$self->{complaints}}, $what
        if $what =~ /^(?:error|fatal|failure): (?!not-built: )/;

    if ($what =~ /^d(\d+)\ created:\ name="(.*)"\ roles=(\S+)\ mode=(\S+)
                  \ memory=(\d+)KiB\ vcpus=(\d+)\ at\ ([\d.]+)ms/x) {
        my $domain = { domid => $1, name => $2, roles => $3, mode => $4,
                       memory => $5, vcpus => $6, created => $7 };
        push @{$self->{domains}}, $domain;
        $self->{by_id}{$1} = $domain;
    } elsif ($what =~ /^d(\d+) started at ([\d.]+)ms/) {
        $self->{by_id}{$1}{started} = $2;
    } elsif ($what =~ /^console: d(\d+) \((.*)\)$/) {
        ($self->{console}, $self->{console_why}) = ($1, $2);
        push @{$self->{consoles}}, $1;
    } elsif ($what =~ /^state: (\S+ -> \S+ \(\S+\))/) {
        push @{$self->{states}}, $1;
    } elsif ($what =~ /^d(\d+) is left paused \((.*)\)$/) {
        $self->{left_paused}{$1} = $2;
    } elsif ($what =~ /^boot domain d(\d+) destroyed/) {
        $self->{destroyed}{$1} = 1;
    } elsif ($what =~ /^failure: (\S+): (.*)/) {
        my ($cause, $text) = ($1, $2);
        $self->{crashed}{$1} = 1 if $what =~ /-crashed: "(.*?)"/;
        $self->{cause} //= $cause;
        $self->{cause_text} //= $text;
    } elsif ($what =~ /^domain "(.*?)" not built: (.*)/) {
        $self->{not_built}{$1} = $2;
    } elsif ($what =~ /^launch\ finalised:\ (\d+)\ of\ (\d+)\ domains\ started,
                       \ modules\ freed:\ (\d+)\ pages\ at\ ([\d.]+)ms/x) {
        $self->{final} = { started => $1, total => $2, pages => $3, at => $4 };
    }
}

sub _take_report
{
    my ($self, $domid, $kind, $rest, $line) = @_;
    my %words;

    # Xen puts no prefix before the output of the console domain.
    $domid //= $self->{console} // 0;
    while ($rest =~ /(\S+?)=(?:"([^"]*)"|(\S*))/g) {
        $words{$1} = defined $2 ? $2 : $3;
    }
    push @{$self->{reports}},
        { domid => $domid, kind => $kind, words => \%words, line => $line };
}

1;
