/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Have the boot modules the digests that the LCM says they must have?
 */

#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/sha2.h>
#include <xen/softirq.h>
#include <xen/string.h>

/* For each module node. */
static struct {
    uint8_t digest[SHA2_256_DIGEST_SIZE];
    bool known;
    bool unreadable;
    bool wrong;
} state[HL_MAX_MODULES] __initdata;

/* Several nodes may name the same module. */
static const uint8_t *__init find_digest(const struct hl_lcm *lcm,
                                         unsigned int idx)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( state[i].known &&
             hl_is_same_module(&lcm->modules[i], &lcm->modules[idx]) )
            return state[i].digest;

    return NULL;
}

static const uint8_t *__init get_digest(const struct hl_lcm *lcm,
                                        unsigned int idx)
{
    const uint8_t *digest = find_digest(lcm, idx);
    const void *image;
    size_t size;

    if ( digest )
        return digest;

    image = hl_arch_map_module(idx, &size);
    if ( !image )
        return NULL;

    sha2_256_digest(state[idx].digest, image, size);
    state[idx].known = true;
    hl_arch_unmap_module(image);

    return state[idx].digest;
}

bool __init hl_module_verify(const struct hl_lcm *lcm, int idx)
{
    const uint8_t *sha256 = lcm->modules[idx].sha256, *digest;

    if ( sha256 )
    {
        digest = get_digest(lcm, idx);
        state[idx].unreadable = !digest;
        state[idx].wrong = !digest ||
                           memcmp(digest, sha256, SHA2_256_DIGEST_SIZE);
    }

    return !state[idx].wrong;
}

void __init hl_modules_verify(const struct hl_lcm *lcm)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        hl_module_verify(lcm, i);
        process_pending_softirqs();
    }
}

bool __init hl_module_has_wrong_digest(int idx)
{
    return state[idx].wrong;
}

const char *__init hl_module_digest_problem(int idx)
{
    return state[idx].unreadable ? "the boot module is too large to be read"
                                 : "the boot module has another digest";
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
