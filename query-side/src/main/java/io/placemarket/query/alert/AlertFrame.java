package io.placemarket.query.alert;

/**
 * What a watcher of alerts is sent.
 *
 * @param id after which a watcher may go on
 */
record AlertFrame(String event, String id, String json) {}
