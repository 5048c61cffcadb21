package hudson.model;

public interface PersistentDescriptor {}
