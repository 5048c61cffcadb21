package io.jenkins.plugins.compliance.store;

/** What is done while a lock is held. */
@FunctionalInterface
interface Held<T> {
    T run() throws StoreException;
}
