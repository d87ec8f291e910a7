/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is gone when the program is, unless it is to be kept.
 */

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "array.h"
#include "files.h"
#include "process.h"
#include "trouble.h"

static char *directory;

/* A file beside what it is to become. */
struct unfinished {
    struct unfinished *next;
    char path[];
};

static struct unfinished *unfinished;

static int remove_one(const char *path, const struct stat *status, int flag,
                      struct FTW *ftw)
{
    (void)status;
    (void)flag;
    (void)ftw;

    return remove(path);
}

static void clean_up(void)
{
    char *gone = directory;

    if ( gone )
        nftw(gone, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    /* A signal may come at any moment, and its handler looks there. */
    directory = NULL;
    free(gone);
    while ( unfinished )
        temporary_drop(unfinished->path);
}

/*
 * The program may be within malloc(), which nftw() needs as well: what handlers
 * must not do is done by another program.
 */
static void clean_up_in_handler(void)
{
    const char *const argv[] = { "rm", "-rf", "--", directory, NULL };
    char *const no_environment[] = { NULL };
    const struct unfinished *file;
    pid_t child;

    process_end();
    for ( file = unfinished; file; file = file->next )
        unlink(file->path);
    if ( !directory )
        return;

    child = vfork();
    if ( child == 0 )
    {
        execve("/bin/rm", (char *const *)argv, no_environment);
        _exit(1);
    }
    while ( child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR )
        ;
}

static void end_by_signal(int signal_nr)
{
    clean_up_in_handler();
    signal(signal_nr, SIG_DFL);
    raise(signal_nr);
}

static void clean_up_at_end(void)
{
    static const int signals[] = { SIGHUP, SIGINT, SIGPIPE, SIGTERM };
    static bool prepared;
    unsigned int i;

    if ( prepared )
        return;
    prepared = true;
    atexit(clean_up);
    for ( i = 0; i < NR(signals); i++ )
        if ( signal(signals[i], end_by_signal) == SIG_IGN )
            signal(signals[i], SIG_IGN);
}

const char *temporary_directory(void)
{
    const char *parent = getenv("TMPDIR");

    if ( directory )
        return directory;

    if ( asprintf(&directory, "%s/hyperlaunch.XXXXXX",
                  parent && *parent ? parent : "/tmp") < 0 )
        directory = NULL;
    if ( !directory || !mkdtemp(directory) )
    {
        trouble(NULL, "no temporary directory %s: %s",
                directory ? directory : "", strerror(errno));
        free(directory);
        directory = NULL;
        return NULL;
    }

    clean_up_at_end();

    return directory;
}

/* As everybody would have created it. */
static bool create(char *path)
{
    mode_t mask = umask(0);
    int fd;

    umask(mask);
    fd = mkostemp(path, O_CLOEXEC);
    if ( fd < 0 )
        return false;
    fchmod(fd, 0666 & ~mask);
    close(fd);

    return true;
}

/*
 * Like /dev/stdout, which can well be a regular file at the moment.  Root could
 * put another one in its place, and nobody would have it any more.
 */
static bool is_link_of_system(const char *path)
{
    struct stat status;

    return (!strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6)) &&
           !lstat(path, &status) && S_ISLNK(status.st_mode);
}

const char *temporary_beside(const char *path)
{
    struct unfinished *new;
    struct stat status;

    if ( !stat(path, &status) && !S_ISREG(status.st_mode) )
    {
        trouble(path, "is there already, and no regular file");
        return NULL;
    }
    if ( is_link_of_system(path) )
    {
        trouble(path, "cannot be replaced by a file (\"-\" is standard output)");
        return NULL;
    }
    clean_up_at_end();

    new = grow(NULL, sizeof(*new) + strlen(path) + sizeof(".XXXXXX"), 1);
    sprintf(new->path, "%s.XXXXXX", path);
    if ( !create(new->path) )
    {
        trouble(path, "cannot write: %s", strerror(errno));
        free(new);
        return NULL;
    }
    new->next = unfinished;
    unfinished = new;

    return new->path;
}

static void forget(const char *temporary)
{
    struct unfinished **at = &unfinished, *found;

    while ( (*at)->path != temporary )
        at = &(*at)->next;
    found = *at;
    *at = found->next;
    free(found);
}

bool temporary_keep(const char *temporary, const char *path)
{
    if ( rename(temporary, path) )
    {
        trouble(path, "cannot write: %s", strerror(errno));
        temporary_drop(temporary);
        return false;
    }
    forget(temporary);

    return true;
}

void temporary_drop(const char *temporary)
{
    unlink(temporary);
    forget(temporary);
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
