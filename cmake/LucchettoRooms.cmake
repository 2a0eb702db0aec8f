# lucchetto_layer(NAME): one static library a layer, exporting only its own folder as include path.
function(lucchetto_layer name)
    add_library(${name} STATIC)
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    set_property(TARGET ${name} PROPERTY VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

# lucchetto_room(LAYER FILES...): adds one room's files to its layer; headers are compiled alone by the checks.
function(lucchetto_room layer)
    set(headers ${ARGN})
    set(sources ${ARGN})
    list(FILTER headers INCLUDE REGEX "\\.h$")
    list(FILTER sources EXCLUDE REGEX "\\.h$")
    list(TRANSFORM headers PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    list(TRANSFORM sources PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    target_sources(${layer} PRIVATE ${sources}
        PUBLIC FILE_SET headers TYPE HEADERS
               BASE_DIRS ${${layer}_SOURCE_ROOT} FILES ${headers})
endfunction()
