/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a device tree, compiling it if need be.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <xen/hyperlaunch/lcm.h>

#include "hyperlaunch.h"

/* One byte more than is good shows that there are too many. */
#define MAX_READ (HL_MAX_LCM_SIZE + 1)

#define EXEC_FAILED 127

static int trouble(const char *path, const char *what)
{
    fprintf(stderr, "%s: error: %s: %s\n", path, what, strerror(errno));

    return EXIT_TROUBLE;
}

static int read_all(const char *path, FILE *file, struct blob *blob)
{
    blob->data = malloc(MAX_READ);
    if ( !blob->data )
        return trouble(path, "cannot read");

    blob->size = fread(blob->data, 1, MAX_READ, file);
    if ( ferror(file) )
    {
        free(blob->data);
        blob->data = NULL;
        return trouble(path, "cannot read");
    }

    return EXIT_GOOD;
}

static int load_binary(const char *path, struct blob *blob)
{
    FILE *file = fopen(path, "rb");
    int rc;

    if ( !file )
        return trouble(path, "cannot open");

    rc = read_all(path, file, blob);
    fclose(file);

    return rc;
}

/* In the child process: become dtc, writing to @fd. */
static void run_dtc(const char *path, int fd)
{
    if ( dup2(fd, STDOUT_FILENO) >= 0 )
        execlp("dtc", "dtc", "-q", "-I", "dts", "-O", "dtb", "-o", "-", "--",
               path, (char *)NULL);

    _exit(EXEC_FAILED);
}

static int check_dtc_status(const char *path, int status)
{
    if ( WIFEXITED(status) && WEXITSTATUS(status) == 0 )
        return EXIT_GOOD;

    if ( WIFEXITED(status) && WEXITSTATUS(status) == EXEC_FAILED )
    {
        fprintf(stderr,
                "%s: error: dtc is needed to read this, and cannot be run (package device-tree-compiler)\n",
                path);
        return EXIT_TROUBLE;
    }

    fprintf(stderr, "%s: error: dtc does not accept this\n", path);

    return EXIT_ERRORS;
}

/* Read what dtc writes, all of it, so that it comes to an end. */
static int read_dtc(const char *path, int fd, struct blob *blob)
{
    FILE *file = fdopen(fd, "rb");
    char rest[4096];
    int rc;

    if ( !file )
    {
        close(fd);
        return trouble(path, "cannot run dtc");
    }

    rc = read_all(path, file, blob);
    while ( fread(rest, 1, sizeof(rest), file) > 0 )
        ;
    fclose(file);

    return rc;
}

static int load_source(const char *path, struct blob *blob)
{
    int fds[2], status, rc, dtc_rc;
    pid_t child;

    /* dtc would say so as well, but it is not at fault. */
    if ( access(path, R_OK) )
        return trouble(path, "cannot open");

    if ( pipe(fds) )
        return trouble(path, "cannot run dtc");

    child = fork();
    if ( child < 0 )
    {
        close(fds[0]);
        close(fds[1]);
        return trouble(path, "cannot run dtc");
    }

    if ( child == 0 )
    {
        close(fds[0]);
        run_dtc(path, fds[1]);
    }

    close(fds[1]);
    rc = read_dtc(path, fds[0], blob);

    while ( waitpid(child, &status, 0) < 0 )
        if ( errno != EINTR )
            return trouble(path, "cannot wait for dtc");

    dtc_rc = check_dtc_status(path, status);

    return rc != EXIT_GOOD ? rc : dtc_rc;
}

static bool is_source(const char *path)
{
    size_t len = strlen(path);

    return len > 4 && !strcmp(&path[len - 4], ".dts");
}

int load_blob(const char *path, struct blob *blob)
{
    blob->data = NULL;
    blob->size = 0;

    return is_source(path) ? load_source(path, blob) : load_binary(path, blob);
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
