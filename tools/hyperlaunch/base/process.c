/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Run other programs.
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harmless.h"
#include "pool.h"
#include "process.h"
#include "trouble.h"

#define NOT_RUN 127

/* Of what is limited. */
#define MAX_MEMORY (512U << 20)
#define MAX_SECONDS 30

/* There is one at a time; 0: none. */
static volatile pid_t running;

/* What one of the child's files has had written to it. */
struct stream {
    int fd;
    char *data;
    size_t size, max;
};

static void append(struct stream *s, const char *data, size_t size)
{
    size_t room = s->max - s->size;

    if ( size > room )
        size = room;
    s->data = grow(s->data, s->size + size + 1, 1);
    memcpy(&s->data[s->size], data, size);
    s->size += size;
    s->data[s->size] = '\0';
}

/* False at the end. */
static bool read_some(struct stream *s)
{
    char buf[65536];
    ssize_t size = read(s->fd, buf, sizeof(buf));

    if ( size < 0 && errno == EINTR )
        return true;
    if ( size <= 0 )
        return false;
    append(s, buf, size);

    return true;
}

/* Both at once: the child must not wait for us to read the other one. */
static void read_all(struct stream *streams, unsigned int nr)
{
    struct pollfd polled[2];
    unsigned int i, open = nr;

    for ( i = 0; i < nr; i++ )
        polled[i] = (struct pollfd){ .fd = streams[i].fd, .events = POLLIN };

    while ( open )
    {
        if ( poll(polled, nr, -1) < 0 )
        {
            if ( errno != EINTR )
                return;
            continue;
        }
        for ( i = 0; i < nr; i++ )
            if ( polled[i].fd >= 0 && polled[i].revents &&
                 !read_some(&streams[i]) )
            {
                polled[i].fd = -1;
                open--;
            }
    }
}

/* Far more than is needed for anything of the size of a device tree. */
static void limit(void)
{
    static const struct rlimit memory = { MAX_MEMORY, MAX_MEMORY };
    static const struct rlimit seconds = { MAX_SECONDS, MAX_SECONDS };
    static const struct rlimit none = {};

    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_CORE, &none);
}

/* How a program is run. */
struct setting {
    bool limited;
    const char *const *environment; /* further "NAME=value", until NULL */
};

/* In the child: become the program. */
static void become(const char *const argv[], int out, int err,
                   const struct setting *setting)
{
    const char *const *word = setting->environment;
    int in = open("/dev/null", O_RDONLY);

    /* Whatever ends us. */
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if ( setting->limited )
        limit();
    for ( ; word && *word; word++ )
        putenv((char *)*word);
    if ( in >= 0 && dup2(in, STDIN_FILENO) >= 0 &&
         dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0 )
        execvp(argv[0], (char *const *)argv);

    _exit(NOT_RUN);
}

void process_end(void)
{
    if ( running > 0 )
        kill(running, SIGTERM);
}

static int wait_for(pid_t child)
{
    int status = -1;

    while ( waitpid(child, &status, 0) < 0 )
        if ( errno != EINTR )
            break;
    running = 0;
    if ( status < 0 )
        return -1;

    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void close_pair(const int fds[2])
{
    close(fds[0]);
    close(fds[1]);
}

static int run(const char *const argv[], struct stream *streams,
               const struct setting *setting)
{
    int out[2], err[2];
    pid_t child;

    if ( pipe2(out, O_CLOEXEC) )
        return NOT_RUN;
    if ( pipe2(err, O_CLOEXEC) )
    {
        close_pair(out);
        return NOT_RUN;
    }

    child = fork();
    if ( child == 0 )
        become(argv, out[1], err[1], setting);
    running = child;
    close(out[1]);
    close(err[1]);

    streams[0].fd = out[0];
    streams[1].fd = err[0];
    if ( child > 0 )
        read_all(streams, 2);
    close(out[0]);
    close(err[0]);

    return child > 0 ? wait_for(child) : NOT_RUN;
}

static void run_and_collect(const char *const argv[], size_t max_out,
                            const struct setting *setting,
                            struct process_result *result)
{
    struct stream streams[2] = { { .max = max_out }, { .max = 1 << 20 } };

    append(&streams[0], "", 0);
    append(&streams[1], "", 0);
    result->status = run(argv, streams, setting);
    result->out = streams[0].data;
    result->out_size = streams[0].size;
    result->err = streams[1].data;
}

void process_run(const char *const argv[], size_t max_out,
                 struct process_result *result)
{
    static const struct setting plain;

    run_and_collect(argv, max_out, &plain, result);
}

void process_run_limited(const char *const argv[], size_t max_out,
                         struct process_result *result)
{
    static const struct setting limited = { .limited = true };

    run_and_collect(argv, max_out, &limited, result);
}

void process_free(struct process_result *result)
{
    free(result->out);
    free(result->err);
    memset(result, 0, sizeof(*result));
}

bool process_do(const char *const argv[], const char *const environment[],
                const char *package)
{
    struct setting setting = { .environment = environment };
    struct process_result result;
    bool good;

    run_and_collect(argv, 1 << 20, &setting, &result);
    good = result.status == 0;
    if ( !good && !process_exists(argv[0]) )
        trouble_missing(argv[0], package);
    else if ( !good )
    {
        harmless_write_lines(result.out, stderr);
        harmless_write_lines(result.err, stderr);
        trouble(NULL, "%s failed", argv[0]);
    }
    process_free(&result);

    return good;
}

bool process_exists(const char *program)
{
    const char *path = getenv("PATH");
    char *dirs, *rest, *dir;
    bool found = false;

    if ( strchr(program, '/') )
        return !access(program, X_OK);

    rest = dirs = strdup(path ? path : "/usr/sbin:/usr/bin:/sbin:/bin");
    while ( dirs && !found && (dir = strsep(&rest, ":")) )
    {
        char *file;

        if ( asprintf(&file, "%s/%s", *dir ? dir : ".", program) < 0 )
            break;
        found = !access(file, X_OK);
        free(file);
    }
    free(dirs);

    return found;
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
