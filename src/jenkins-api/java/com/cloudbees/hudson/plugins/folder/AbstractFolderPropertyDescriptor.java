package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {

    public AbstractFolderPropertyDescriptor() {}
}
