package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class StepContext implements FutureCallback<Object>, Serializable {

    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    public boolean hasBody() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract BodyInvoker newBodyInvoker() throws IllegalStateException;

    public abstract void onSuccess(Object result);

    public abstract ListenableFuture<Void> saveState();

    public abstract void setResult(Result r);
}
