/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch run: boot a launch in an emulated machine, and say what became of
 * its domains.
 */

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/colours.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "base/missing.h"
#include "base/trouble.h"
#include "base/units.h"
#include "check/check.h"
#include "log/log.h"
#include "run/machine.h"
#include "run/make-image.h"
#include "run/result.h"
#include "run/terminal.h"
#include "run/watch.h"

#include "commands.h"
#include "options.h"

#define MAX_LOG     (512U << 20)
#define MAX_TIMEOUT (7 * 24 * 3600)

struct options {
    struct load_options load;
    struct machine_options machine;
    struct arguments qemu;
    const char *image, *log;
    unsigned int timeout;
    bool quiet;
};

enum {
    KEY_CPUS = 0x400,
    KEY_MEMORY,
    KEY_IMAGE,
    KEY_QEMU,
    KEY_ACCEL,
    KEY_ALLOW_QEMU_OPTIONS,
};

static const struct argp_option option_table[] = {
    { "timeout", 't', "SECONDS", 0,
      "Switch the machine off after that time (default: never)", 0 },
    { "log", 'l', "FILE", 0,
      "Keep the console's output in FILE (default: run-NAME.log, here, for NAME.yaml)",
      0 },
    { "quiet", 'q', NULL, 0,
      "Do not show the console, only the result; the log has all of it", 0 },
    { "image", KEY_IMAGE, "FILE", 0,
      "Boot this image, which hyperlaunch image has made of the launch, instead of making one",
      1 },
    { NULL, 0, NULL, 0,
      "The machine, instead of what the launch file says under 'machine':", 5 },
    { "firmware", 'F', "NAME", 0,
      "x86_64: bios (default) or uefi; arm64: u-boot", 5 },
    { "memory", KEY_MEMORY, "AMOUNT", 0,
      "Memory, like 2G (default: what the domains need, and some for Xen)", 5 },
    { "cpus", KEY_CPUS, "NUMBER", 0, "Number of CPUs (default: 2)", 5 },
    { "accel", KEY_ACCEL, "NAME", 0,
      "tcg: emulate (default); kvm: use this machine's CPU, which has to be able to nest virtual machines for PVH domains",
      5 },
    { "qemu", KEY_QEMU, "ARGUMENT", 0,
      "Further argument for QEMU (repeatable; one word each)", 5 },
    { "allow-qemu-options", KEY_ALLOW_QEMU_OPTIONS, NULL, 0,
      "Take the 'qemu-options' of the launch file, which can run any program: read them first",
      5 },
    { NULL, 0, NULL, 0, "Common to all commands:", 10 },
    { 0 }
};

static unsigned int seconds(const char *text, struct argp_state *state)
{
    uint64_t seconds;

    if ( !parse_unsigned(text, MAX_TIMEOUT, &seconds) )
        argp_error(state, "--timeout: '%s' is no number of seconds up to %u",
                   text, MAX_TIMEOUT);

    return seconds;
}

static bool is_kvm(const char *name, struct argp_state *state)
{
    bool kvm = !strcmp(name, "kvm");

    if ( !kvm && strcmp(name, "tcg") )
        argp_error(state, "--accel: '%s' must be tcg or kvm", name);

    return kvm;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->load;
        return 0;

    case 't':
        options->timeout = seconds(arg, state);
        return 0;

    case 'l':
        if ( !strcmp(arg, "-") )
            argp_error(state, "the log cannot go to standard output, where the console is shown: name a file");
        options->log = arg;
        return 0;

    case 'q':
        options->quiet = true;
        return 0;

    case KEY_IMAGE:
        options->image = arg;
        return 0;

    case 'F':
        options->machine.firmware = arg;
        return 0;

    case KEY_MEMORY:
        options->machine.memory = arg;
        return 0;

    case KEY_CPUS:
        options->machine.cpus = arg;
        return 0;

    case KEY_ACCEL:
        options->machine.kvm = is_kvm(arg, state);
        return 0;

    case KEY_ALLOW_QEMU_OPTIONS:
        options->machine.qemu_options = true;
        return 0;

    case KEY_QEMU:
        arguments_add(&options->qemu, arg);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* A heading: on a terminal it should be easy to find. */
static void heading(FILE *out, const char *text)
{
    bool bold = colours_for(fileno(out));

    fprintf(out, "\n%s=== %s ===%s\n", bold ? "\033[1m" : "", text,
            bold ? "\033[0m" : "");
    fflush(out);
}

static void progress(const char *text)
{
    if ( isatty(STDERR_FILENO) )
        fprintf(stderr, "%s\n", text);
}

/* "web.yaml" is kept in "run-web.log", here. */
static const char *log_path(const struct options *options, struct pool *pool)
{
    const char *name = file_name(options->load.file);
    const char *dot = strrchr(name, '.');

    if ( options->log )
        return options->log;
    if ( !strcmp(name, "-") )
        name = "launch";

    return pool_printf(pool, "run-%.*s.log",
                       dot ? (int)(dot - name) : (int)strlen(name), name);
}

static void print_file(const char *path)
{
    struct blob blob;

    if ( file_read(path, 65536, &blob) )
        return;
    harmless_write_lines(blob.data, stderr);
    free(blob.data);
}

struct run {
    const struct options *options;
    struct pool *pool;
    struct machine machine;
    const char *log_path;
    struct run_facts facts;
};

/* Boots the image, and puts into the log what comes of it. */
static bool boot(struct run *run, struct arguments *arguments, FILE *log)
{
    bool quiet = run->options->quiet, typing = !quiet && terminal_is_there();
    struct watch_options options = {
        .out = quiet ? -1 : run->options->load.common.json ? STDERR_FILENO
                                                           : STDOUT_FILENO,
        .log = log, .timeout = run->options->timeout, .typing = typing,
    };
    const char *output = pool_printf(run->pool, "%s/qemu",
                                     temporary_directory());
    const char *name = file_name(run->options->load.file);
    struct qemu qemu;

    heading(stderr, pool_printf(run->pool,
                                "Booting %s: %s, %s, %llu MiB, %u CPU%s",
                                harmless_text(run->pool, name),
                                run->facts.arch, run->machine.firmware,
                                (unsigned long long)run->machine.memory_mib,
                                run->machine.cpus,
                                plural(run->machine.cpus)));
    if ( run->machine.qemu_options->nr )
        fprintf(stderr, "Options for QEMU in the launch file: %s\n",
                harmless_text(run->pool,
                              machine_qemu_options(&run->machine,
                                                   run->pool)));
    if ( typing )
        fputs("What you type goes to the machine's serial port; Ctrl-] switches it off.\n",
              stderr);

    if ( !qemu_start(&qemu, arguments, output, run->pool) )
        return false;
    run->facts.ending = watch_machine(&qemu, &options);
    qemu_stop(&qemu);

    /* Somebody else wants all this to end at once. */
    if ( signals_pending() && signals_pending() != SIGINT )
        raise(signals_pending());
    if ( run->facts.ending == ENDED_QEMU_FAILED )
    {
        print_file(output);
        return trouble(NULL, "%s has failed", arguments->argv[0]);
    }

    return true;
}

/* Everything that is said on the way goes to standard error. */
static int show_result(struct run *run, struct json *j)
{
    struct launch_log log;
    struct blob blob;
    int rc = file_read(run->log_path, MAX_LOG, &blob);

    if ( rc )
    {
        trouble(run->log_path, "cannot read: %s", strerror(rc));
        return EXIT_TROUBLE;
    }

    log_init(&log);
    log_read(&log, blob.data, blob.size);
    rc = result_is_good(&run->facts, &log) ? EXIT_GOOD : EXIT_ERRORS;
    if ( run->options->load.common.json )
        result_json(&run->facts, &log, j);
    else
    {
        heading(stdout, "Result");
        result_print(&run->facts, &log, stdout);
    }
    log_free(&log);
    free(blob.data);

    return rc;
}

/* Who has the console, or may write to Xen's. */
static bool can_be_heard(const void *arg, const char *name)
{
    const struct hl_lcm *lcm = arg;
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *domain = &lcm->domains[i];

        if ( strlen(name) == domain->name_len &&
             !memcmp(name, domain->name, domain->name_len) )
            return domain->console_output ||
                   (domain->roles & HL_ROLE_CONSOLE);
    }

    return false;
}

/* It is read again for the result: what is no file of its own will not do. */
static bool may_log(const struct options *options, struct input *input)
{
    const struct plan_options *plan = &options->load.plan;
    const char *path = log_path(options, &input->pool);
    struct stat status;

    if ( !stat(path, &status) && !S_ISREG(status.st_mode) )
        return trouble(path, "the log must be a regular file (--log=FILE takes another file)");

    return input_may_write(input, path) &&
           file_may_write(path, &options->image, 1) &&
           file_may_write(path, &plan->xen, 1) &&
           file_may_write(path, plan->modules, plan->nr_modules);
}

static FILE *open_log(const char *path)
{
    FILE *log = fopen(path, "wbe");

    if ( !log )
        trouble(path, "cannot write: %s (--log=FILE takes another file)",
                strerror(errno));

    return log;
}

/* What could not be written once is lost, even if there is room again. */
static bool close_log(FILE *log, const char *path)
{
    bool lost = ferror(log);

    return (!fclose(log) && !lost) ||
           trouble(path, "cannot write all of it: %s",
                   lost ? "some is lost" : strerror(errno));
}

static int run_image(struct run *run, const char *image, struct json *j)
{
    const struct options *options = run->options;
    struct arguments arguments = {};
    int rc = EXIT_TROUBLE;
    FILE *log = NULL;
    unsigned int i;

    if ( machine_arguments(&run->machine, image, &arguments, run->pool) )
    {
        for ( i = 0; i < options->qemu.nr; i++ )
            arguments_add(&arguments, options->qemu.argv[i]);

        log = open_log(run->log_path);
    }
    if ( log )
    {
        bool booted = boot(run, &arguments, log);

        if ( close_log(log, run->log_path) && booted )
            rc = show_result(run, j);
    }
    arguments_free(&arguments);

    return rc;
}

static int run_input(const struct options *options, const struct input *input,
                     const struct machine *machine, const char *image,
                     struct json *j, struct pool *pool)
{
    struct run run = {
        .options = options, .pool = pool, .machine = *machine,
        .log_path = log_path(options, pool),
        .facts = {
            .launch = options->load.file, .arch = input->arch,
            .firmware = machine->firmware,
            .can_be_heard = input->lcm ? can_be_heard : NULL,
            .arg = input->lcm,
        },
    };

    run.facts.log_path = run.log_path;

    return run_image(&run, image, j);
}

/* Will QEMU be there for an image which is there already? */
static bool have_emulator(const struct missing *missing, struct report *report)
{
    bool good;

    trouble_to(report);
    good = missing_nothing(missing);
    trouble_to(NULL);

    return good;
}

/* The image to boot, which is there already, or is made; NULL: *@rc says why. */
static const char *find_image(const struct options *options,
                              struct input *input,
                              const struct machine *machine,
                              struct report *report, int *rc)
{
    const char *dir = temporary_directory(), *image;
    struct missing missing = {};

    *rc = EXIT_TROUBLE;
    if ( !dir || !may_log(options, input) )
        return NULL;
    machine_needs(machine, &missing);
    if ( options->image )
        return have_emulator(&missing, report) ? options->image : NULL;

    progress("Making an image ...");
    image = pool_printf(&input->pool, "%s/boot.img", dir);
    *rc = make_image(&options->load, input, image, &missing, report);

    return *rc == EXIT_GOOD ? image : NULL;
}

/* An image which is there may have been made for a larger machine. */
static bool fits_machine(const struct options *options,
                         const struct input *input, struct report *report)
{
    unsigned int nr_errors = report->nr_errors;

    if ( options->image && input->lcm )
        check_memory(input, report);

    return report->nr_errors == nr_errors || options->load.force;
}

static int run_launch(const struct options *options, struct input *input,
                      struct report *report, int rc)
{
    struct machine machine;
    unsigned int nr_errors = report->nr_errors;
    bool forced = options->load.force;
    bool go_on = rc == EXIT_GOOD || (forced && input->lcm);
    bool force_helps = !go_on && input->lcm;
    const char *image = NULL;
    struct json j;

    machine_make(&machine, input, &options->machine, report);
    if ( report->nr_errors > nr_errors )
        go_on = force_helps = false;
    if ( go_on && !fits_machine(options, input, report) )
        go_on = false;
    if ( go_on )
        image = find_image(options, input, &machine, report, &rc);
    else if ( rc == EXIT_GOOD )
        rc = EXIT_ERRORS;

    show_report(report, &options->load.common, &j);
    if ( image )
        rc = run_input(options, input, &machine, image, &j, &input->pool);
    else if ( !options->load.common.json )
        fprintf(stderr, "%s: not booted%s\n",
                harmless_text(&input->pool, options->load.file),
                force_helps && rc == EXIT_ERRORS
                ? ": --force boots it, without what is wrong" : "");
    if ( options->load.common.json )
        json_close(&j, '}');

    return rc;
}

int cmd_run(int argc, char **argv)
{
    static const struct argp_child children[] = {
        { &load_argp }, {}
    };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "LAUNCH",
        .doc = "Boot a launch in an emulated machine, show its console, and say what became of its domains."
               "\vLAUNCH is a launch file, or a device tree whose modules are given by --module. QEMU emulates a PC, or for arm64 the board 'virt' with U-Boot.\n\n"
               "The console is shown while it comes, on standard output, or with --json on standard error. On a terminal, what you type goes to the serial port, and Ctrl-] switches the machine off. It is off as well once it has powered itself off or was reset, when Xen has panicked, or when the time is over.\n\n"
               "Exit status: 0 if all domains came up and Xen found no fault, 1 if not or if the launch has errors, 2 in other trouble.",
    };
    struct options options = {};
    struct report report;
    struct input input;
    int rc;

    parse_command_line(&argp, argc, argv, 0, &options);

    report_init(&report);
    rc = input_load(&input, options.load.file, &options.load.common.input,
                    &report);
    rc = run_launch(&options, &input, &report, rc);
    input_free(&input);
    report_free(&report);
    arguments_free(&options.qemu);

    return end_of_output(rc);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
