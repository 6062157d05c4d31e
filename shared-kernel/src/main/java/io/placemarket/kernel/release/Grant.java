package io.placemarket.kernel.release;

import io.placemarket.kernel.id.RequestId;

/**
 * What a request is granted.
 *
 * @param share whole places of its share, before the remainders are given out
 * @param places from the share to the need
 */
public record Grant(RequestId request, int share, int places) {}
