/** Cloud Storage in little: buckets are folders, objects are files, generations are remembered. */
package dev.bqt.runtime.localcloud.storage;
