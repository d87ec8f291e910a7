/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong, and what to do about it.
 */

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "explain.h"
#include "text.h"

#define NOT_LAUNCHED "Xen was not launched by Hyperlaunch: its first boot module was no LCM, or it is built without CONFIG_HYPERLAUNCH"

static const struct reason {
    unsigned int op;
    int error;
    const char *text;
} reasons[] = {
    { XEN_HYPERLAUNCH_OP_info, EPERM,
      "this domain is neither boot, recovery nor control domain" },
    { XEN_HYPERLAUNCH_OP_module, ENOENT,
      "there is no such boot module, or its memory was given back" },
    { XEN_HYPERLAUNCH_OP_read_lcm, EPERM,
      "only the boot domain may read the LCM" },
    { XEN_HYPERLAUNCH_OP_read_lcm, EBUSY,
      "the LCM can only be read while the boot domain prepares the launch" },
    { XEN_HYPERLAUNCH_OP_read_module, EPERM,
      "only the boot domain may read boot modules" },
    { XEN_HYPERLAUNCH_OP_read_module, EBUSY,
      "boot modules can only be read while the boot domain prepares the launch" },
    { XEN_HYPERLAUNCH_OP_read_module, ENOENT,
      "there is no such boot module, or its memory was given back" },
    { XEN_HYPERLAUNCH_OP_unpause, EPERM,
      "this domain is neither boot nor control domain; or it is the boot domain, and the LCM does not grant it \"start\" by boot-access" },
    { XEN_HYPERLAUNCH_OP_unpause, EBUSY,
      "control domains may do that once the launch has ended" },
    { XEN_HYPERLAUNCH_OP_unpause, ESRCH,
      "there is no such initial domain, or it does not exist any more" },
    { XEN_HYPERLAUNCH_OP_unpause, EEXIST, "it has been started already" },
    { XEN_HYPERLAUNCH_OP_done, EPERM, "only the boot domain may say that" },
    { XEN_HYPERLAUNCH_OP_done, EBUSY, "the boot domain has had its say" },
    { XEN_HYPERLAUNCH_OP_failed, EPERM, "only the boot domain may say that" },
    { XEN_HYPERLAUNCH_OP_failed, EBUSY, "the boot domain has had its say" },
    { XEN_HYPERLAUNCH_OP_ready, EPERM,
      "this is no domain that Xen launched, or it is the boot domain" },
};

int complain(const struct context *ctx, int exit_code, const char *format, ...)
{
    va_list args;

    fprintf(ctx->err, "xen-hyperlaunch %s: ", ctx->command);
    va_start(args, format);
    print_printable(ctx->err, format, args);
    va_end(args);
    fputc('\n', ctx->err);

    return exit_code;
}

int explain_no_xen(const struct context *ctx, int error)
{
    switch ( error )
    {
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return complain(ctx, EXIT_IMPOSSIBLE,
                        "there is no /dev/xen/privcmd: load the module xen-privcmd with unrestricted=1, and mount devtmpfs on /dev; without Xen there is none");

    case EACCES:
    case EPERM:
        return complain(ctx, EXIT_IMPOSSIBLE,
                        "/dev/xen/privcmd cannot be opened: only root may do that");
    }

    return complain(ctx, EXIT_IMPOSSIBLE, "Xen cannot be called: %s",
                    strerror(error));
}

int explain_no_version(const struct context *ctx, long rc)
{
    switch ( -rc )
    {
    case ENOSYS:
        return complain(ctx, EXIT_IMPOSSIBLE, NOT_LAUNCHED);

    case EPERM:
        return complain(ctx, EXIT_IMPOSSIBLE,
                        "the kernel keeps this domain from calling Xen: load the module xen-privcmd with unrestricted=1 (xen_privcmd.unrestricted=1 if it is built in)");
    }

    return complain(ctx, EXIT_IMPOSSIBLE, "Xen cannot be called: %s",
                    strerror(-rc));
}

static const char *reason_for(unsigned int op, int error)
{
    size_t i;

    for ( i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++ )
        if ( reasons[i].op == op && reasons[i].error == error )
            return reasons[i].text;

    switch ( error )
    {
    case ENOSYS:
        return NOT_LAUNCHED;

    case EACCES:
        return "Xen's XSM policy does not allow it: see permissions hyperlaunch_query and hyperlaunch_control";

    case EBUSY:
        return "not in this state of the launch";
    }

    return strerror(error);
}

int explain(const struct context *ctx, unsigned int op, long rc,
            const char *about)
{
    const char *reason = reason_for(op, -rc);

    return complain(ctx, rc == -ENOSYS ? EXIT_IMPOSSIBLE : EXIT_FAILED,
                    "%s%s%s", about ? about : "", about ? ": " : "", reason);
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
